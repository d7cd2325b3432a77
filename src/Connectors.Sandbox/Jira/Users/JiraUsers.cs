using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The accounts of a site.</summary>
internal static class JiraUsers
{
    public const string Collection = "users";

    /// <summary>Marks an e-mail that the person's profile hides.</summary>
    public const string Hidden = "@emailHidden";

    /// <summary>Follows from the account's name, so that a grant and an API token mean the same person.</summary>
    public static string CallerId(SandboxAccount account) => Id(account.Name, "caller");

    /// <summary>24 hexadecimal digits, as older accounts have.</summary>
    public static string Id(string site, string person) =>
        "5b10" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{site}:{person}")))[..20];

    public static bool ShowsEmail(StoredRecord user) => user.Json[Hidden]?.GetValue<bool>() != true;

    public static JsonObject New(string accountId, string name, string email, string zone, bool isHidden = false, bool isActive = true) => new()
    {
        ["accountId"] = accountId, ["accountType"] = "atlassian", ["emailAddress"] = email, ["displayName"] = name, ["active"] = isActive,
        ["timeZone"] = zone, ["locale"] = "en_GB", [Hidden] = isHidden,
    };
}
