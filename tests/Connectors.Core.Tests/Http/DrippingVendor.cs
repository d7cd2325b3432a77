using System.Net;
using System.Net.Sockets;

namespace Connectors.Http;

/// <summary>A vendor on a real socket that answers one request, a byte at a time, whenever a test says so.</summary>
internal sealed class DrippingVendor : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<Socket> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _answer;
    private int _sent;

    public DrippingVendor(byte[] answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>Ends when a request has begun to arrive.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Sends the next byte.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> DripAsync()
    {
        if (_sent == _answer.Length)
            return false;
        await (await _asked.Task).SendAsync(_answer.AsMemory(_sent++, 1));
        return true;
    }

    public void Dispose()
    {
        if (_asked.Task.IsCompletedSuccessfully)
            _asked.Task.Result.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            var socket = await _listener.AcceptSocketAsync();
            socket.NoDelay = true;
            if (await socket.ReceiveAsync(new byte[4096]) > 0)
                _asked.TrySetResult(socket);
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            _asked.TrySetException(ended);
        }
    }
}
