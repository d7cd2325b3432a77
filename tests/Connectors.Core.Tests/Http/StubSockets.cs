namespace Connectors.Http;

/// <summary>Stands where the sockets are: answers attempts in order and keeps what it saw.</summary>
internal sealed class StubSockets(Func<int, HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Lock _gate = new();

    public List<SeenRequest> Seen { get; } = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return Seen.Count;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        int number;
        lock (_gate)
        {
            number = Seen.Count;
            Seen.Add(new(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body));
        }
        return answer(number, request);
    }
}
