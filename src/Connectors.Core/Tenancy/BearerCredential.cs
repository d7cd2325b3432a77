namespace Connectors.Tenancy;

/// <summary>A token that is sent as it is and cannot be renewed by us.</summary>
/// <param name="Token">The access token.</param>
public sealed record BearerCredential(Secret Token) : Credential;
