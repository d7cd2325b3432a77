using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Connectors.Http;

/// <summary>A vendor on a real socket that answers with exactly the bytes that a test gives it.</summary>
internal sealed class LoopbackVendor : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, string, Task<RawAnswer>> _answer;
    private readonly Lock _gate = new();
    private readonly List<string> _requests = [];
    private int _connections;

    public LoopbackVendor(Func<int, string, RawAnswer> answer)
        : this((number, request) => Task.FromResult(answer(number, request)))
    {
    }

    public LoopbackVendor(Func<int, string, Task<RawAnswer>> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}/";

    /// <summary>Connections that were made, whether or not something was sent on them.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Complete requests, head and body.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    int number;
                    lock (_gate)
                    {
                        number = _requests.Count;
                        _requests.Add(request);
                    }
                    var answer = await _answer(number, request);
                    await stream.WriteAsync(answer.Bytes);
                    if (answer.End == RawEnd.Reset)
                        client.Client.LingerState = new(enable: true, seconds: 0);
                    if (answer.End == RawEnd.Silence)
                        _ = await stream.ReadAsync(new byte[1]);
                    if (answer.End != RawEnd.KeepAlive)
                        return;
                }
            }
        }
        catch (IOException)
        {
        }
    }

    private static async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            head.Append((char)one[0]);
        }
        var length = head.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var body = new byte[length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return head + Encoding.UTF8.GetString(body);
    }
}
