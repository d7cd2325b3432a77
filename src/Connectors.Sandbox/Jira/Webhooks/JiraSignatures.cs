using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>How a delivery proves where it comes from: a hash of the body with the secret, or a token signed with the app's client secret.</summary>
internal static class JiraSignatures
{
    public static IEnumerable<(string Name, string Value)> Of(JiraDelivery delivery, SandboxAccount account) => delivery.Secret switch
    {
        null => [("Authorization", "Bearer " + Token(account))],
        "" => [],
        var secret => [("X-Hub-Signature", Hash(secret, delivery.Body))],
    };

    public static string Hash(string secret, byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static string Token(SandboxAccount account)
    {
        var now = account.Clock.Now.ToUnixTimeSeconds();
        var claims = $$"""{"iss":"{{account.Options.ClientId}}","iat":{{now}},"exp":{{now + 900}}}""";
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(claims)}";
        var key = Encoding.UTF8.GetBytes(account.Options.ClientSecret);
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
