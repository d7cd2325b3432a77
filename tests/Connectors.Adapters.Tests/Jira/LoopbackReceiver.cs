using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Connectors.Adapters;

namespace Connectors.Jira.Tests;

/// <summary>An address of ours that takes every delivery as it came.</summary>
internal sealed class LoopbackReceiver : IDisposable
{
    private readonly Channel<WebhookDelivery> _arrived = Channel.CreateUnbounded<WebhookDelivery>();
    private readonly HttpListener _listener = new();

    public LoopbackReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = TakeAsync();
    }

    public string Address { get; }

    public ValueTask<WebhookDelivery> NextAsync(CancellationToken ct) => _arrived.Reader.ReadAsync(ct);

    public void Dispose() => _listener.Close();

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var call = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body);
                var headers = call.Request.Headers.AllKeys.OfType<string>()
                    .ToImmutableDictionary(name => name.ToLowerInvariant(), name => call.Request.Headers[name]!);
                call.Response.StatusCode = 204;
                call.Response.Close();
                _arrived.Writer.TryWrite(new(headers, body.ToArray()));
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            _arrived.Writer.TryComplete();
        }
    }
}
