using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Access tokens and rotating refresh tokens. Only their hashes are kept, durably: a restart must not revive a refresh token that was used.
/// The same for the same account and order.</summary>
internal sealed class JiraTokens(SandboxAccount account, JiraSettings settings)
{
    private const string Access = "accessTokens";
    private const string Refresh = "refreshTokens";
    private static readonly TimeSpan Idle = TimeSpan.FromDays(90);

    /// <summary>The account of a live access token.</summary>
    public JiraCaller Use(string token, DateTimeOffset now)
    {
        var id = Hash(token);
        if (account.Store.Find(Access, id)?.Json is not { } kept || now >= JiraTime.Read(kept["expires"]!.GetValue<string>())
            || kept["calls"]!.GetValue<int>() >= settings.TokenLifetimeRequests)
        {
            throw JiraErrors.Gateway();
        }

        if (settings.TokenLifetimeRequests is not null)
        {
            var counted = (JsonObject)kept.DeepClone();
            counted["calls"] = kept["calls"]!.GetValue<int>() + 1;
            account.Store.Save(Access, id, counted);
        }

        return new(JiraUsers.CallerId(account), IsApp: true, settings.Scopes);
    }

    /// <summary>Whether a refresh token, or the one that the settings name, is good; it is dead afterwards.</summary>
    public bool TryRedeem(string token, DateTimeOffset now)
    {
        var id = Hash(token);
        var kept = account.Store.Find(Refresh, id)?.Json;
        var isFirst = kept is null && token == settings.RefreshToken;
        if (!isFirst && (kept is null || kept["used"]!.GetValue<bool>() || now - JiraTime.Read(kept["issued"]!.GetValue<string>()) > Idle))
        {
            return false;
        }

        Keep(id, now, used: true);
        return true;
    }

    public bool TryExchange(string code, DateTimeOffset now)
    {
        var id = Hash("code:" + code);
        if (code != settings.AuthorizationCode || account.Store.Find(Refresh, id) is not null)
        {
            return false;
        }

        Keep(id, now, used: true);
        return true;
    }

    public (string Access, string? Refresh) Issue(DateTimeOffset now)
    {
        var number = account.Store.NextId("tokens", 1);
        var (access, refresh) = (Opaque("access", number), Opaque("refresh", number));
        account.Store.Save(Access, Hash(access), new() { ["expires"] = JiraTime.Keep(now + settings.TokenLifetime), ["calls"] = 0 });
        if (!settings.Scopes.Contains("offline_access"))
        {
            return (access, null);
        }

        Keep(Hash(refresh), now, used: false);
        return (access, refresh);
    }

    private void Keep(string id, DateTimeOffset now, bool used) =>
        account.Store.Save(Refresh, id, new() { ["issued"] = JiraTime.Keep(now), ["used"] = used });

    /// <summary>Shaped like the vendor's JWTs.</summary>
    private string Opaque(string kind, string number)
    {
        var bytes = HMACSHA512.HashData(
            Encoding.UTF8.GetBytes(account.Options.ClientSecret), Encoding.UTF8.GetBytes($"{kind}:{account.Name}:{number}"));
        return $"eyJraWQiOiJzYW5kYm94In0.{Base64Url.EncodeToString(bytes.AsSpan(0, 24))}.{Base64Url.EncodeToString(bytes.AsSpan(24))}";
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
