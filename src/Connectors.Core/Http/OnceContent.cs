using System.Net;

namespace Connectors.Http;

/// <summary>The body of a request that must not reach the vendor twice: it can be written once.</summary>
/// <remarks>
/// The platform repeats a request by itself when a kept-alive connection dies before an answer and no body was written, even for POST and DELETE.
/// With a
/// body there, empty or not, it does not; and should it ever try, the second writing fails here. It also tells whether writing began at all: if it
/// did
/// not, the vendor cannot have carried anything out.
/// </remarks>
internal sealed class OnceContent : HttpContent
{
    private readonly HttpContent? _inner;
    private int _writes;

    public OnceContent(HttpContent? inner)
    {
        _inner = inner;
        if (inner is null)
            return;
        foreach (var (name, values) in inner.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    public bool HasBegun => Volatile.Read(ref _writes) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _writes) > 1)
            throw new InvalidOperationException("This request must not be sent twice.");
        return _inner?.CopyToAsync(stream, context, cancellationToken) ?? Task.CompletedTask;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner is null ? 0 : _inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }
}
