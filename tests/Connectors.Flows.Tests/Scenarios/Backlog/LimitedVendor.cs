using System.Net;
using System.Text;

namespace Connectors.Flows.Tests.Scenarios.Backlog;

/// <summary>A vendor over HTTP that can be away, takes so many requests in any second, and remembers what came when.</summary>
internal sealed class LimitedVendor(TimeProvider time) : HttpMessageHandler
{
    public const int PerSecond = 10;

    private readonly Queue<DateTimeOffset> _last = new();

    public bool IsAway { get; set; }

    public int Calls { get; private set; }

    /// <summary>Calls that were refused because there were too many.</summary>
    public int Refused { get; private set; }

    public List<(string Work, DateTimeOffset At)> Done { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        if (IsAway)
        {
            return Answer(503);
        }

        var now = time.GetUtcNow();
        while (_last.TryPeek(out var first) && now - first >= TimeSpan.FromSeconds(1))
        {
            _last.Dequeue();
        }

        if (_last.Count >= PerSecond)
        {
            Refused++;
            return Answer(429);
        }

        _last.Enqueue(now);
        Done.Add((await request.Content!.ReadAsStringAsync(cancellationToken), now));
        return Answer(200);
    }

    private static HttpResponseMessage Answer(int status)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        if (status == 429)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", "1");
        }

        return answer;
    }
}
