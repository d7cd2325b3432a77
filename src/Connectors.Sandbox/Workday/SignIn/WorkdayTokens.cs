using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>Access tokens live an hour of the virtual clock and die with the process; refresh tokens are contents. Thread-safe.</summary>
internal sealed class WorkdayTokens(SandboxAccount account, WorkdaySettings settings)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3600);
    private const string RefreshCollection = "refreshToken";
    private readonly Dictionary<string, (DateTimeOffset Expires, int Calls)> _live = new(StringComparer.Ordinal);

    public string Issue()
    {
        lock (account.Store.Gate)
        {
            var token = Opaque("access");
            _live[token] = (account.Clock.Now + Lifetime, 0);
            return token;
        }
    }

    /// <summary>Counts one call of an access token; false when it is unknown or dead.</summary>
    public bool Use(string token)
    {
        lock (account.Store.Gate)
        {
            if (!_live.TryGetValue(token, out var entry)) return false;
            if (account.Clock.Now >= entry.Expires || entry.Calls >= settings.TokenLifetimeRequests)
            {
                _live.Remove(token);
                return false;
            }
            _live[token] = entry with { Calls = entry.Calls + 1 };
            return true;
        }
    }

    /// <summary>Uses a refresh token.</summary>
    /// <returns>False when it is unknown; otherwise the next one, where they rotate.</returns>
    public (bool Known, string? Next) Refresh(string? token)
    {
        lock (account.Store.Gate)
        {
            if (token is null || !IsLive(token)) return (false, null);
            if (!settings.RotatesRefreshTokens) return (true, null);
            End(token);
            var next = Opaque("refresh");
            account.Store.Save(RefreshCollection, Mark(next), new() { ["dead"] = false });
            return (true, next);
        }
    }

    /// <summary>Ends every refresh token and every access token, as an administrator does in the vendor's own pages.</summary>
    public void RevokeAll()
    {
        lock (account.Store.Gate)
        {
            _live.Clear();
            if (settings.RefreshToken is { } first) End(first);
            foreach (var stored in account.Store.All(RefreshCollection)) account.Store.Save(RefreshCollection, stored.Id, new() { ["dead"] = true });
        }
    }

    private bool IsLive(string token) => account.Store.Find(RefreshCollection, Mark(token)) is { } stored
        ? stored.Json.Is("dead") == false
        : token == settings.RefreshToken;

    private void End(string token) => account.Store.Save(RefreshCollection, Mark(token), new() { ["dead"] = true });

    /// <summary>Contents can be read at the control port: the token itself is not among them.</summary>
    private static string Mark(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..16];

    /// <summary>The number is kept, so that no token of an earlier process comes again.</summary>
    private string Opaque(string kind)
    {
        var number = account.Store.NextId(kind + "Token", 1);
        var seed = string.Create(CultureInfo.InvariantCulture, $"{kind}\n{account.Name}\n{number}");
        var bytes = HMACSHA256.HashData(Encoding.UTF8.GetBytes(account.Options.ClientSecret), Encoding.UTF8.GetBytes(seed));
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
