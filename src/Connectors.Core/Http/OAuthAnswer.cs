using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>What a token endpoint issued.</summary>
/// <param name="Access">The access token.</param>
/// <param name="Refresh">A new refresh token, to be stored before <paramref name="Access"/> is used; null when none came.</param>
public sealed record OAuthAnswer(AccessToken Access, Secret? Refresh)
{
    /// <inheritdoc/>
    public override string ToString() => "OAuthAnswer (redacted)";
}
