using System.Text.RegularExpressions;
using Connectors.Faults;

namespace Connectors.Tenancy;

/// <summary>Makes a credential of named texts, wherever they lie. Faults name the fields and places, never a value.</summary>
/// <param name="key">Whose credential.</param>
/// <param name="read">The text of a field, null or empty when it is not there.</param>
/// <param name="nameOf">How a field is called in this place, such as <c>CONNECTORS_ACME_PSA_TOKEN</c>.</param>
internal sealed partial class CredentialFields(CredentialKey key, Func<string, string?> read, Func<string, string> nameOf)
{
    /// <summary>All fields that can be set.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "Kind", "Token", "ClientId", "ClientSecret", "KeyId", "PrivateKeyPem", "PrivateKeyFile", "RefreshToken", "UserName", "Password",
        "TokenId", "TokenSecret",
    ];

    /// <summary>Rule of the fault that says that no field is set at all.</summary>
    public const string Absent = "credential-absent";

    private const int MaxKeyFileBytes = 64 * 1024;

    /// <summary>Whether a name can be part of an address without reaching beyond it.</summary>
    public static bool IsPlainName(string name) => PlainName().IsMatch(name);

    public static ConnectorException Fault(CredentialKey key, string reason, string rule = "credential") => new(new Fault(
        FaultKind.Configuration,
        $"Credential '{key.Reference}' of connection '{key.Connection}' of tenant '{key.Tenant.Value}': {reason}")
    { Rule = rule });

    /// <summary>The credential, null when no field is set at all.</summary>
    public async ValueTask<Credential?> ToCredentialAsync(CancellationToken ct)
    {
        if (Names.All(name => string.IsNullOrEmpty(read(name))))
            return null;
        return Kind() switch
        {
            "bearer" => new BearerCredential(new(Required("Token"))),
            "clientsecret" => new ClientSecretCredential(Required("ClientId"), new(Required("ClientSecret"))),
            "clientassertion" => new ClientAssertionCredential(Required("ClientId"), Required("KeyId"), await PrivateKeyAsync(ct)),
            "refresh" => new RefreshCredential(Required("ClientId"), new(read("ClientSecret") ?? ""), new(Required("RefreshToken"))),
            "basic" => new BasicCredential(Required("UserName"), new(Required("Password"))),
            "tokenbased" => new TokenBasedCredential(
                Required("ClientId"), new(Required("ClientSecret")), Required("TokenId"), new(Required("TokenSecret"))),
            _ => throw Fault(key, $"{nameOf("Kind")} must be basic, bearer, clientSecret, clientAssertion, refresh or tokenBased."),
        };
    }

    /// <summary>What the place says, else what the fields that are there make of it.</summary>
    private string Kind()
    {
        if (read("Kind") is { Length: > 0 } kind)
            return kind.ToLowerInvariant();
        if (Has("PrivateKeyPem") || Has("PrivateKeyFile"))
            return "clientassertion";
        if (Has("RefreshToken"))
            return "refresh";
        if (Has("TokenId") || Has("TokenSecret"))
            return "tokenbased";
        if (Has("UserName") || Has("Password"))
            return "basic";
        return Has("Token") ? "bearer" : "clientsecret";
    }

    private bool Has(string name) => !string.IsNullOrEmpty(read(name));

    private string Required(string name) =>
        read(name) is { Length: > 0 } value ? value : throw Fault(key, $"{nameOf(name)} is missing, set it beside the other fields.");

    private async ValueTask<Secret> PrivateKeyAsync(CancellationToken ct)
    {
        if (read("PrivateKeyPem") is { Length: > 0 } pem)
            return new(pem);
        var path = Required("PrivateKeyFile");
        try
        {
            // The path itself is not told: people put the key there by mistake.
            if (new FileInfo(path).Length > MaxKeyFileBytes)
                throw Fault(key, $"the file that {nameOf("PrivateKeyFile")} names is larger than {MaxKeyFileBytes} bytes, so it is no PEM key.");
            return new(await File.ReadAllTextAsync(path, ct));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Fault(key, $"the file that {nameOf("PrivateKeyFile")} names cannot be read ({failure.GetType().Name}): check place and rights.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlainName();
}
