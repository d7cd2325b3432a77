using System.Text;
using Connectors.Http;

namespace Connectors.Flows;

/// <summary>Answers from a recording: by method, address and body, so that what runs side by side finds its own; else, where a newer mapping asks
/// otherwise, the next answer of the same address, then of the same route, and the difference is told. Thread-safe.</summary>
internal sealed class ReplayExchanges(Recording recording, ReplayWire wire) : IExchangeTape
{
    private readonly Lock _gate = new();
    private readonly OrderedHash _hash = new();
    private readonly List<TapedExchange> _open = [.. recording.Lines.Select(line => line.Http).OfType<TapedExchange>().OrderBy(one => one.Number)];
    private readonly List<ReplayDifference> _differences = [];

    public IReadOnlyCollection<string> MoreHeaders => [];

    public string Hash => _hash.ToString();

    public int Count { get; private set; }

    /// <summary>The first request that is not recorded; null when there was none.</summary>
    public string? Refused { get; private set; }

    public TapedAnswer? Find(TapedRequest request, out int number)
    {
        lock (_gate)
        {
            number = ++Count;
            var identity = TapedExchange.IdentityOf(request);
            _hash.Add(identity);
            var found = _open.Find(one => one.Identity == identity)
                ?? _open.Find(one => IsAt(one, request) && one.Url == request.Url)
                ?? _open.Find(one => IsAt(one, request) && one.Route == request.Route);
            if (found is null)
            {
                Refused ??= $"The replay would need the network for {request.Method} {request.Url} (route {request.Route}, connection "
                    + $"'{request.Connection}'), which was not recorded: it was refused.";
                throw new ReplayRefusedException(Refused);
            }

            _open.Remove(found);
            _differences.AddRange(Compare(found, request));
            wire.MoveTo(found.At);
            return found.ToAnswer();
        }
    }

    public void Keep(int number, TapedRequest request, TapedAnswer answer)
    {
        // Nothing is let go.
    }

    /// <summary>What was asked otherwise, and what was not asked any more.</summary>
    public IEnumerable<ReplayDifference> Differences()
    {
        lock (_gate)
        {
            return [.. _differences, .. _open.Select(left => new ReplayDifference("request", Name(left), "", "missing"))];
        }
    }

    private static bool IsAt(TapedExchange one, TapedRequest request) => one.Connection == request.Connection && one.Method == request.Method;

    private static IEnumerable<ReplayDifference> Compare(TapedExchange recorded, TapedRequest request)
    {
        if (recorded.Url != request.Url)
        {
            yield return new("request", Name(recorded), "(address)", "changed");
        }

        foreach (var (pointer, change) in JsonDifferences.Find(Encoding.UTF8.GetString(TapedExchange.Bytes(recorded.Sent)),
            Encoding.UTF8.GetString(request.Body.Span)))
        {
            yield return new("request", Name(recorded), pointer, change);
        }
    }

    private static string Name(TapedExchange one) => $"#{one.Number} {one.Connection} {one.Method} {one.Route}";
}
