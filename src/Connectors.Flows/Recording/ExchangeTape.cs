using Connectors.Http;

namespace Connectors.Flows;

/// <summary>Keeps each attempt of one execution.</summary>
internal sealed class ExchangeTape(RunTape tape, TimeProvider time, DateTimeOffset start, IReadOnlyCollection<string> moreHeaders) : IExchangeTape
{
    private readonly OrderedHash _hash = new();
    private int _count;

    public IReadOnlyCollection<string> MoreHeaders => moreHeaders;

    /// <summary>Hash over method, address and body of all attempts, in the order in which they began.</summary>
    public string Hash => _hash.ToString();

    public TapedAnswer? Find(TapedRequest request, out int number)
    {
        _hash.Add(TapedExchange.IdentityOf(request));
        number = Interlocked.Increment(ref _count);
        return null;
    }

    public void Keep(int number, TapedRequest request, TapedAnswer answer) =>
        tape.Add(new() { Http = TapedExchange.Of(number, (time.GetUtcNow() - start).Ticks, request, answer) });
}
