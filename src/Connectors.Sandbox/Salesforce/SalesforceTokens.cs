using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>
/// The access tokens of one organisation: opaque, the same for the same seed and order, dead after revocation, after being idle for the session
/// time, or after a number of calls if the account says so.
/// </summary>
internal sealed class SalesforceTokens(string organisationId, string secret, int? lifetimeRequests, TimeSpan session)
{
    private readonly Dictionary<string, (string User, int Calls, DateTimeOffset Used)> _live = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refreshers = new(StringComparer.Ordinal);
    private long _issued;

    public string Issue(string userId, DateTimeOffset now)
    {
        var token = organisationId[..15] + "!AQEA" + Opaque("access");
        _live[token] = (userId, 0, now);
        return token;
    }

    public string IssueRefresh(string userId)
    {
        var token = "5Aep" + Opaque("refresh");
        _refreshers[token] = userId;
        return token;
    }

    /// <summary>The user of a live token, or a refusal with <c>INVALID_SESSION_ID</c>.</summary>
    public string Use(string token, DateTimeOffset now)
    {
        if (!_live.TryGetValue(token, out var entry) || now - entry.Used > session || entry.Calls >= lifetimeRequests)
        {
            _live.Remove(token);
            throw SalesforceErrors.Session();
        }

        _live[token] = (entry.User, entry.Calls + 1, now > entry.Used ? now : entry.Used);
        return entry.User;
    }

    /// <summary>The user of a refresh token, null if it is unknown. With rotation it dies at once.</summary>
    public string? Refresh(string token, bool rotate)
    {
        var user = _refreshers.GetValueOrDefault(token);
        if (rotate)
            _refreshers.Remove(token);
        return user;
    }

    /// <summary>A fixed refresh token, from the account's settings.</summary>
    public void Trust(string refreshToken, string userId) => _refreshers[refreshToken] = userId;

    /// <returns>Whether it was known.</returns>
    public bool Revoke(string token) => _live.Remove(token) | _refreshers.Remove(token);

    private string Opaque(string kind)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"{kind}:{organisationId}:{++_issued}");
        return Convert.ToBase64String(HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(seed)))
            .TrimEnd('=').Replace('+', '.').Replace('/', '_');
    }
}
