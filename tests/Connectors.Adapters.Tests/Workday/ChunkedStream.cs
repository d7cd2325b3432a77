namespace Connectors.Workday.Tests;

/// <summary>Hands out its bytes in portions of random size.</summary>
internal sealed class ChunkedStream(byte[] bytes, Random random) : MemoryStream(bytes, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, random.Next(1, 40)));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, random.Next(1, 40))]);
}
