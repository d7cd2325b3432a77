namespace Connectors.Crash.Worker;

/// <summary>An answer's body that comes in two halves.</summary>
internal sealed class DyingBody(byte[] body, Moments moments) : Stream
{
    private int _position;
    private bool _isAmidst;
    private bool _isRead;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => body.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var half = body.Length / 2;
        if (_position >= half && !_isAmidst)
        {
            _isAmidst = true;
            moments.Pass(KillPoint.AmidstAnswer);
        }

        var count = Math.Min(buffer.Length, (_position < half ? half : body.Length) - _position);
        body.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        if (count == 0 && buffer.Length > 0 && !_isRead)
        {
            _isRead = true;
            moments.Pass(KillPoint.AfterAnswer);
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
