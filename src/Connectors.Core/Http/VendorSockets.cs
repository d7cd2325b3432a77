using System.Net;
using System.Net.Sockets;
using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Makes the one socket handler that all connections share: no cookies, no redirects, no proxy, no address outside the public
/// internet.</summary>
internal static class VendorSockets
{
    /// <param name="allowLoopback">Whether a host that names this machine may be reached too.</param>
    /// <param name="resolve">Looks a name up; <see cref="Dns.GetHostAddressesAsync(string, CancellationToken)"/> but in tests.</param>
    public static SocketsHttpHandler Create(bool allowLoopback, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        // No trace headers to vendors, and no activities with addresses in them: our own telemetry tells less.
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, allowLoopback, resolve ?? Dns.GetHostAddressesAsync, ct),
    };

    /// <summary>Looks the host up once, checks every address, connects to what was checked: a second look-up could say something else.</summary>
    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint endpoint, bool allowLoopback, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken ct)
    {
        var addresses = await resolve(endpoint.Host, ct);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        var loopback = allowLoopback && EndpointGuard.IsLoopbackName(endpoint.Host);
        if (!addresses.All(address => PublicAddress.Is(address) || (loopback && IPAddress.IsLoopback(address))))
            throw new ConnectorException(new(
                FaultKind.Configuration,
                $"The host {endpoint.Host} resolves to an address that is not public and is not called: check account and endpoint.")
            { Rule = "endpoint" });
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endpoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
