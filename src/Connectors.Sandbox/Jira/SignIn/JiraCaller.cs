namespace Connectors.Sandbox;

/// <summary>Who calls.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="IsApp">Whether the call came with an OAuth token.</param>
/// <param name="Scopes">What the token allows; an API token has no scopes here.</param>
internal sealed record JiraCaller(string AccountId, bool IsApp, IReadOnlyList<string> Scopes);
