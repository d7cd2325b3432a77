namespace Connectors.Tenancy;

/// <summary>OAuth 2.0 client credentials with a shared secret.</summary>
/// <param name="ClientId">Public id of the application.</param>
/// <param name="ClientSecret">Its secret.</param>
public sealed record ClientSecretCredential(string ClientId, Secret ClientSecret) : Credential;
