using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Who calls, by the Authorization header. At the site wrong credentials make a call anonymous; the gateway refuses it.</summary>
internal static class JiraSignIn
{
    public static JiraCaller? OfSite(JiraSite site, HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw JiraErrors.BearerAtSite();
        }

        if (!IsToken(site, header))
        {
            return null;
        }

        return site.Settings.ScopedToken ? throw JiraErrors.Login() : new(site.CallerId, IsApp: false, []);
    }

    public static JiraCaller Gateway(JiraSite site, HttpContext http, string cloudId)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var caller = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? site.Tokens.Use(header["Bearer ".Length..].Trim(), site.Now)
            : site.Settings.ScopedToken && IsToken(site, header) ? new JiraCaller(site.CallerId, IsApp: false, [])
            : throw JiraErrors.Gateway();
        return cloudId == site.CloudId ? caller : throw JiraErrors.NoSite();
    }

    /// <summary>E-mail and API token; the e-mail in any case.</summary>
    private static bool IsToken(JiraSite site, string header)
    {
        const string scheme = "Basic ";
        var bytes = new byte[header.Length];
        if (site.Account.Options.AccessToken is not { } token || !header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[scheme.Length..].Trim(), bytes, out var length))
        {
            return false;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return pair.Length == 2 && string.Equals(pair[0], site.Account.Options.UserName, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(pair[1]), Encoding.UTF8.GetBytes(token));
    }
}
