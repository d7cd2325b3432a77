using System.Net;
using Connectors.Faults;

namespace Connectors.Adapters;

/// <summary>Decides whether an address may be called at all: only the vendor's own hosts over https. Pure.</summary>
/// <remarks>Compares the parsed address, never its text. That a good name does not resolve to a private address is checked again when the connection
/// is made.</remarks>
internal static class EndpointGuard
{
    /// <summary>Null when the address may be called, else why not.</summary>
    /// <param name="address">An absolute address.</param>
    /// <param name="hosts">The vendor's hosts.</param>
    /// <param name="allowLoopback">Whether plain http to this machine is allowed, for the sandbox and tests.</param>
    public static Fault? Check(Uri address, IVendorHosts hosts, bool allowLoopback)
    {
        if (!address.IsAbsoluteUri)
            return Refused("it is not absolute", "give scheme and host");
        if (address.OriginalString.Any(static c => c is '\\' or <= ' ' or >= '\u007f'))
            return Refused("it holds a backslash, blank, control or non-ASCII character", "write it in plain ASCII");
        if (address.UserInfo.Length > 0)
            return Refused("it holds a user name", "put credentials where the credential provider finds them");
        if (address.Fragment.Length > 0)
            return Refused("it holds a fragment", "leave out everything from '#'");
        if (allowLoopback && IsLoopback(address))
            return null;
        if (address.Scheme != Uri.UriSchemeHttps)
            return Refused("its scheme is not https", "use https");
        if (!address.IsDefaultPort)
            return Refused("it names a port", "leave the port out");
        if (address.HostNameType != UriHostNameType.Dns)
            return Refused("its host is no DNS name", "use the vendor's host name");
        var host = address.IdnHost.ToLowerInvariant();
        return hosts.Allowed.Any(allowed => Fits(host, allowed))
            ? null
            : Refused("its host is none of the vendor's", $"use {string.Join(", ", hosts.Allowed.Select(Pattern))}");
    }

    /// <summary>Whether an address stays on the scheme, host and port of a connection's base address.</summary>
    public static bool IsSameHost(Uri address, Uri baseAddress) =>
        address.IsAbsoluteUri && address.Scheme == baseAddress.Scheme && address.Port == baseAddress.Port && address.UserInfo.Length == 0
        && string.Equals(address.IdnHost, baseAddress.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an address is this machine by its own words: <c>localhost</c> or a literal, not a name that merely resolves to it.</summary>
    public static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Loopback) || ip.Equals(IPAddress.IPv6Loopback)));

    private static string Pattern(string allowed) => allowed.StartsWith('.') ? "*" + allowed : allowed;

    private static bool IsLoopback(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && IsLoopbackName(address.IdnHost);

    private static bool Fits(string host, string allowed)
    {
        if (!allowed.StartsWith('.'))
            return host == allowed;
        // Something must stand before the suffix, made of whole labels; punycode is no vendor's account id.
        return host.Length > allowed.Length && host.EndsWith(allowed, StringComparison.Ordinal) && host[..^allowed.Length].Split('.').All(IsLabel);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && !label.StartsWith('-') && !label.EndsWith('-') && !label.StartsWith("xn--", StringComparison.Ordinal);

    private static Fault Refused(string reason, string wayOut) =>
        new(FaultKind.Configuration, $"The address is refused: {reason}. Way out: {wayOut}.") { Rule = "endpoint" };
}
