using System.Security.Cryptography;

namespace QuickStart;

/// <summary>What the sandbox's accounts let in, as it would lie in a secret store.</summary>
internal static class TenantSecrets
{
    private const string Client = "sandbox-client";
    private const string Secret = "sandbox-secret";
    private const string User = "sandbox-user@example.com";

    public static string Token(string tenant) => $"sandbox-token-{tenant}";

    public static string Certificate(string tenant) => $"certificate-{tenant}";

    /// <summary>The fields of a vendor's credential.</summary>
    public static (string Field, string Value)[] Of(string tenant, string vendor, ECDsa key) => vendor switch
    {
        "salesforce" => [("ClientId", Client), ("ClientSecret", Secret)],
        "netsuite" => [("ClientId", Client), ("KeyId", Certificate(tenant)), ("PrivateKeyPem", key.ExportPkcs8PrivateKeyPem())],
        "kantata" => [("Token", Token(tenant))],
        "workday" => [("UserName", User), ("Password", Secret)],
        "jira" => [("UserName", User), ("Password", Token(tenant))],
        _ => [],
    };
}
