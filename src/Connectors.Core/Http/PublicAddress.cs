using System.Net;
using System.Net.Sockets;

namespace Connectors.Http;

/// <summary>Tells addresses of the public internet from those of this machine, its network and its cloud.</summary>
internal static class PublicAddress
{
    // IANA special-purpose registries (RFC 6890 and its updates).
    private static readonly ImmutableArray<IPNetwork> Refused4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(static text => IPNetwork.Parse(text)),
    ];

    // Only global unicast is public; v4-mapped, NAT64, unique-local, link-local and multicast lie outside of it, 6to4 and Teredo inside.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly ImmutableArray<IPNetwork> Refused6 =
        [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Refused4.Any(network => network.Contains(address)),
        // The platform compares a v4-mapped address by its last bytes and would find ::ffff:10.0.0.1 in 2000::/3.
        AddressFamily.InterNetworkV6 =>
            !address.IsIPv4MappedToIPv6 && Global6.Contains(address) && !Refused6.Any(network => network.Contains(address)),
        _ => false,
    };
}
