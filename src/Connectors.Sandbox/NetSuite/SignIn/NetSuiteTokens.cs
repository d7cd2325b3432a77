using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sandbox;

/// <summary>
/// Access tokens of one account: shaped like the vendor's, the same for the same account and order, dead after an hour, after a number of calls where
/// the account's settings say so, or when revoked. Safe for use from several requests at once.
/// </summary>
internal sealed class NetSuiteTokens(string account, int? lifetimeRequests)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3600);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Expires, int Calls)> _live = new(StringComparer.Ordinal);
    private long _issued;

    public string Issue(DateTimeOffset now)
    {
        lock (_gate)
        {
            var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"{account}:{(++_issued).ToString(CultureInfo.InvariantCulture)}"));
            var header = Base64("""{"kid":"s.SANDBOX","typ":"JWT","alg":"PS256"}"""u8);
            var expires = (now + Lifetime).ToUnixTimeSeconds();
            var claims = Base64(Encoding.UTF8.GetBytes(
                $$"""{"sub":"3;12","iss":"https://system.netsuite.com","jti":"{{Base64(seed)}}","exp":{{expires}}}"""));
            var token = $"{header}.{claims}.{Base64(SHA512.HashData(seed))}";
            _live[token] = (now + Lifetime, 0);
            return token;
        }
    }

    /// <summary>Counts one call of a token; false when it is unknown or dead.</summary>
    public bool Use(string token, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_live.TryGetValue(token, out var entry)) return false;
            if (now >= entry.Expires || entry.Calls >= lifetimeRequests)
            {
                _live.Remove(token);
                return false;
            }
            _live[token] = entry with { Calls = entry.Calls + 1 };
            return true;
        }
    }

    public void Revoke(string token)
    {
        lock (_gate) _live.Remove(token);
    }

    private static string Base64(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
