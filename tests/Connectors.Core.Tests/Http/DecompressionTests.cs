using System.IO.Compression;
using System.Text;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Packed bodies: whole, damaged, cut, and bombs (fault F10, threat T10).</summary>
[Category("F10")]
public sealed class DecompressionTests
{
    private static readonly HttpPipelineOptions Options = new();
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(static i => $"{{\"row\":{i * 7919}}}")));

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public void A_packed_body_that_is_cut_at_any_byte_is_refused_even_when_its_frame_is_whole(string encoding)
    {
        var packed = Pack(encoding, Text);
        for (var cut = 1; cut < packed.Length; cut++)
            Assert.Throws<DamagedAnswerException>(() => Unpack(packed[..cut], encoding), $"cut at {cut} of {packed.Length}");
        Assert.That(Unpack(packed, encoding).ToArray(), Is.EqualTo(Text), "the control: uncut");
    }

    [Test]
    public void The_platform_itself_takes_a_cut_gzip_body_for_whole()
    {
        // The control for the test above: the reason why the end is checked here. When this fails, the platform does it itself.
        using var stream = new GZipStream(new MemoryStream(Pack("gzip", Text)[..200]), CompressionMode.Decompress);
        Assert.DoesNotThrow(() => stream.CopyTo(Stream.Null));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    public void A_changed_byte_never_changes_the_text(string encoding)
    {
        var packed = Pack(encoding, Text);
        for (var at = 0; at < packed.Length; at++)
        {
            var damaged = (byte[])packed.Clone();
            damaged[at] ^= 0x10;
            try
            {
                // Some header bytes (time, operating system) mean nothing.
                Assert.That(Unpack(damaged, encoding).ToArray(), Is.EqualTo(Text), $"byte {at}");
            }
            catch (DamagedAnswerException)
            {
            }
        }
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public void A_bomb_ends_at_the_bounds(string encoding)
    {
        var bomb = Pack(encoding, new byte[64 * 1024 * 1024]);
        var byRatio = Assert.Throws<DamagedAnswerException>(() => Unpack(bomb, encoding));
        Assert.That(byRatio!.IsTooLarge);
        Assert.Throws<DamagedAnswerException>(() => Decompression.Unpack(bomb, [encoding], 1024, Options with { MaxCompressionRatio = int.MaxValue }));
        Assert.That(
            Decompression.Unpack(bomb, [encoding], long.MaxValue, Options with { MaxCompressionRatio = int.MaxValue }).Length, Is.EqualTo(64 * 1024 * 1024),
            "the control: without the bounds it unpacks");
    }

    [Test]
    public void A_body_may_be_packed_once_and_only_as_offered()
    {
        Assert.Throws<DamagedAnswerException>(() => Decompression.Unpack(Pack("gzip", Text), ["gzip", "gzip"], long.MaxValue, Options));
        Assert.Throws<DamagedAnswerException>(() => Unpack(Text, "zstd"));
        Assert.That(Unpack(Text, "identity").ToArray(), Is.EqualTo(Text));
    }

    [Test]
    public void An_answer_above_the_bound_is_a_limit_for_a_read_and_in_doubt_for_a_write()
    {
        using var bench = new Bench((_, _) => Answers.Json(new string('x', 5000)), new() { AttemptTimeout = SteppingClock.Never, MaxResponseBytes = 4096 });
        Assert.That(Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync())!.Fault.Kind, Is.EqualTo(FaultKind.LimitExceeded));
        Assert.That(Assert.ThrowsAsync<ConnectorException>(async () => await bench.PostAsync())!.Fault.Kind, Is.EqualTo(FaultKind.InDoubt));
        Assert.That(bench.Stub.Count, Is.EqualTo(2), "neither is tried again");
    }

    [Test]
    public async Task A_request_may_set_its_own_bound()
    {
        using var bench = new Bench((_, _) => Answers.Json(new string('x', 5000)), new() { AttemptTimeout = SteppingClock.Never, MaxResponseBytes = 4096 });
        using var request = new HttpRequestMessage(HttpMethod.Get, "big");
        request.Options.Set(RequestTraits.MaxResponseBytes, 8192);
        Assert.That((await bench.Http.SendAsync(bench.Open(), request)).Body.Length, Is.EqualTo(5000));
    }

    private static ReadOnlyMemory<byte> Unpack(byte[] packed, string encoding) => Decompression.Unpack(packed, [encoding], long.MaxValue, Options);

    private static byte[] Pack(string encoding, byte[] text)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
            packing.Write(text);
        return packed.ToArray();
    }
}
