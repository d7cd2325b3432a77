namespace Connectors.Tenancy;

/// <summary>OAuth 2.0 client credentials with a signed assertion (RFC 7523).</summary>
/// <param name="ClientId">Public id of the application.</param>
/// <param name="KeyId">Id of the certificate or key at the vendor.</param>
/// <param name="PrivateKeyPem">PKCS#8 private key: EC (ES256) or RSA of 3072 bits or more (PS256).</param>
public sealed record ClientAssertionCredential(string ClientId, string KeyId, Secret PrivateKeyPem) : Credential;
