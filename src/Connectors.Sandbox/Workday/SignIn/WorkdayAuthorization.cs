using System.Text;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>The Authorization header.</summary>
internal static class WorkdayAuthorization
{
    public static bool IsBearer(WorkdayState state, HttpContext http) =>
        After(http, "Bearer ") is { } token && state.Tokens.Use(token);

    public static bool HasBearer(HttpContext http) => After(http, "Bearer ") is not null;

    public static bool IsUser(WorkdayState state, HttpContext http) =>
        Pair(http, "Basic ") is { } pair && state.Passwords.Accepts(pair.Name, pair.Secret, tenantOptional: true);

    /// <summary>Two spellings were seen: <c>Basic</c>, and <c>ID</c> with the same pair behind it.</summary>
    public static bool IsClient(WorkdayState state, HttpContext http) =>
        (Pair(http, "Basic ") ?? Pair(http, "ID ")) is { } pair
            && pair.Name == state.Account.Options.ClientId && pair.Secret == state.Account.Options.ClientSecret;

    private static string? After(HttpContext http, string scheme)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }

    private static (string Name, string Secret)? Pair(HttpContext http, string scheme)
    {
        if (After(http, scheme) is not { } text) return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (pair[..colon], pair[(colon + 1)..]);
    }
}
