namespace Connectors.Workday.Tests;

/// <summary>Begins with a text and repeats another for as long as somebody reads; counts what was read.</summary>
internal sealed class EndlessStream(byte[] beginning, byte[] repeated) : MemoryStream
{
    private long _at;

    public long Given => _at;

    public override int Read(Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++, _at++)
            buffer[i] = _at < beginning.Length ? beginning[_at] : repeated[(_at - beginning.Length) % repeated.Length];
        return buffer.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
}
