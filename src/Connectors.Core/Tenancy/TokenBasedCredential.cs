namespace Connectors.Tenancy;

/// <summary>OAuth 1.0a: a consumer (the application) and a token (a user's consent), each with a secret. Requests are signed with both.</summary>
/// <param name="ConsumerKey">Public id of the application.</param>
/// <param name="ConsumerSecret">Secret of the application.</param>
/// <param name="TokenId">Public id of the token.</param>
/// <param name="TokenSecret">Secret of the token.</param>
public sealed record TokenBasedCredential(string ConsumerKey, Secret ConsumerSecret, string TokenId, Secret TokenSecret) : Credential;
