namespace Connectors.Tenancy;

/// <summary>OAuth 2.0 refresh token of a user's consent. May rotate at each use.</summary>
/// <param name="ClientId">Public id of the application.</param>
/// <param name="ClientSecret">Its secret; empty for a public client.</param>
/// <param name="RefreshToken">The refresh token.</param>
public sealed record RefreshCredential(string ClientId, Secret ClientSecret, Secret RefreshToken) : Credential;
