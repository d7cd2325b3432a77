namespace Connectors.Tenancy;

/// <summary>A user's name with a password or an API token, for vendors that take them in the request itself.</summary>
/// <param name="UserName">Name or e-mail address, as the vendor knows the account; no secret.</param>
/// <param name="Password">Password or API token.</param>
public sealed record BasicCredential(string UserName, Secret Password) : Credential;
