using System.IO.Compression;
using System.Text;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Answers that are not whole are never taken for whole ones, wherever they end (faults F07, F08, F10).</summary>
[Category("F07")]
[Category("F08")]
public sealed class HalfAnswerTests
{
    private const string Page = """{"count":2,"results":[{"id":"1","hours":"7.50"},{"id":"2","hours":"0.25"}]}""";

    private static readonly HttpPipelineOptions Options = new() { AllowLoopback = true, AttemptTimeout = SteppingClock.Never, MaxRetries = 0, BreakerFaults = int.MaxValue };

    private static IEnumerable<TestCaseData> Frames()
    {
        yield return new TestCaseData(RawAnswer.Json(Page)).SetArgDisplayNames("length");
        yield return new TestCaseData(RawAnswer.Chunked(Page)).SetArgDisplayNames("chunked");
        yield return new TestCaseData(Packed("gzip")).SetArgDisplayNames("gzip");
        yield return new TestCaseData(Packed("br")).SetArgDisplayNames("br");
        yield return new TestCaseData(Packed("deflate")).SetArgDisplayNames("deflate");
    }

    [TestCaseSource(nameof(Frames))]
    public async Task A_page_that_is_cut_at_any_byte_is_never_taken_for_whole(object frame)
    {
        var whole = (RawAnswer)frame;
        var cut = 0;
        var end = RawEnd.Close;
        using var vendor = new LoopbackVendor((_, _) => cut == whole.Bytes.Length ? whole : whole.Cut(cut, end));
        using var bench = new Bench(options: Options);
        var connection = bench.Open(address: vendor.Address);
        foreach (var how in new[] { RawEnd.Close, RawEnd.Reset })
        {
            end = how;
            for (cut = 0; cut < whole.Bytes.Length; cut++)
            {
                var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync("page", connection), $"cut at {cut} of {whole.Bytes.Length}");
                Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.Transient), $"cut at {cut}");
            }
        }
        var answer = await bench.GetAsync("page", connection);
        Assert.That(Encoding.UTF8.GetString(answer.Body.Span), Is.EqualTo(Page), "the control: uncut, it is read");
    }

    [Test]
    public async Task A_write_whose_answer_is_cut_at_any_byte_is_in_doubt_and_sent_once()
    {
        var whole = RawAnswer.Json("""{"id":"77"}""", 201);
        var cut = 0;
        using var vendor = new LoopbackVendor((_, _) => cut == whole.Bytes.Length ? whole : whole.Cut(cut, RawEnd.Close));
        using var bench = new Bench(options: Options with { MaxRetries = 3 });
        var connection = bench.Open(address: vendor.Address);
        for (cut = 0; cut < whole.Bytes.Length; cut++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "things") { Content = new StringContent("{}") };
            var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.Http.SendAsync(connection, request), $"cut at {cut}");
            Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.InDoubt), $"cut at {cut}");
        }
        Assert.That(vendor.Requests, Has.Count.EqualTo(whole.Bytes.Length));
        using var last = new HttpRequestMessage(HttpMethod.Post, "things") { Content = new StringContent("{}") };
        Assert.That((await bench.Http.SendAsync(connection, last)).IsSuccess, "the control: uncut, it succeeds");
    }

    [Test]
    public async Task A_page_that_came_half_is_asked_for_again()
    {
        using var vendor = new LoopbackVendor((number, _) => number == 0 ? RawAnswer.Json(Page).Cut(90, RawEnd.Close) : RawAnswer.Json(Page));
        using var bench = new Bench(options: Options with { MaxRetries = 3 });
        var answer = await bench.GetAsync("page", bench.Open(address: vendor.Address));
        Assert.That(Encoding.UTF8.GetString(answer.Body.Span), Is.EqualTo(Page));
        Assert.That(vendor.Requests, Has.Count.EqualTo(2));
    }

    [TestCase("POST")]
    [TestCase("DELETE")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    public async Task A_write_without_a_body_on_a_dying_kept_alive_connection_reaches_the_vendor_once(string method)
    {
        using var vendor = new LoopbackVendor((_, request) => request.StartsWith("GET", StringComparison.Ordinal) ? RawAnswer.Json("{}") : new([], RawEnd.Reset));
        using var bench = new Bench(options: Options);
        var connection = bench.Open(address: vendor.Address);
        await bench.GetAsync("warm", connection);
        using var request = new HttpRequestMessage(new(method), "things/1");
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.Http.SendAsync(connection, request));
        Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.InDoubt));
        Assert.That(vendor.Requests.Count(seen => seen.StartsWith(method, StringComparison.Ordinal)), Is.EqualTo(1));

        using var bare = new HttpClient(VendorSockets.Create(allowLoopback: true)) { BaseAddress = new(vendor.Address) };
        await bare.GetAsync("warm");
        Assert.ThrowsAsync<HttpRequestException>(async () => await bare.SendAsync(new(new(method), "things/2")));
        Assert.That(vendor.Requests.Count(seen => seen.StartsWith(method + " /things/2", StringComparison.Ordinal)), Is.GreaterThan(1), "the control: the bare platform repeats it");
    }

    [Test]
    public void A_write_to_a_port_where_nobody_listens_has_surely_not_happened()
    {
        string address;
        using (var gone = new LoopbackVendor((_, _) => RawAnswer.Json("{}")))
            address = gone.Address;
        using var bench = new Bench(options: Options);
        using var request = new HttpRequestMessage(HttpMethod.Post, "things") { Content = new StringContent("{}") };
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.Http.SendAsync(bench.Open(address: address), request));
        Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.Transient));
    }

    [TestCase("GET", FaultKind.Transient)]
    [TestCase("POST", FaultKind.InDoubt)]
    [Category("F09")]
    public async Task An_answer_that_never_comes_ends_at_the_attempts_time_out(string method, FaultKind expected)
    {
        var arrived = new TaskCompletionSource();
        using var vendor = new LoopbackVendor((_, _) =>
        {
            arrived.TrySetResult();
            return RawAnswer.Json(Page).Cut(70, RawEnd.Silence);
        });
        var clock = new FakeClock();
        using var bench = new Bench(options: Options with { AttemptTimeout = TimeSpan.FromSeconds(100) }, time: clock);
        using var request = new HttpRequestMessage(new(method), "page") { Content = method == "POST" ? new StringContent("{}") : null };
        var call = bench.Http.SendAsync(bench.Open(address: vendor.Address), request).AsTask();
        await arrived.Task;
        clock.Advance(TimeSpan.FromSeconds(99));
        Assert.That(call.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(1));
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await call);
        Assert.That(failure!.Fault.Kind, Is.EqualTo(expected));
    }

    [TestCase("GET", FaultKind.Transient)]
    [TestCase("POST", FaultKind.InDoubt)]
    [Category("F09")]
    public async Task An_answer_that_drips_ends_at_the_attempts_time_out_however_steadily_it_comes(string method, FaultKind expected)
    {
        var clock = new FakeClock();
        var whole = RawAnswer.Json("{\"text\":\"" + new string('x', 1000) + "\"}").Bytes;
        using var vendor = new DrippingVendor(whole);
        using var bench = new Bench(options: Options with { AttemptTimeout = TimeSpan.FromSeconds(100) }, time: clock);
        using var request = new HttpRequestMessage(new(method), "page") { Content = method == "POST" ? new StringContent("{}") : null };
        var call = bench.Http.SendAsync(bench.Open(address: vendor.Address), request).AsTask();
        await vendor.Asked;
        for (var second = 1; second < 100; second++)
        {
            await vendor.DripAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.That(call.IsCompleted, Is.False);
        }
        clock.Advance(TimeSpan.FromSeconds(1));
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await call);
        Assert.That(failure!.Fault.Kind, Is.EqualTo(expected));
    }

    [Test]
    [Category("F09")]
    public async Task An_answer_that_drips_to_its_end_in_time_is_whole()
    {
        using var vendor = new DrippingVendor(RawAnswer.Json(Page).Bytes);
        using var bench = new Bench(options: Options with { AttemptTimeout = TimeSpan.FromSeconds(1000) }, time: new FakeClock());
        var call = bench.GetAsync("page", bench.Open(address: vendor.Address)).AsTask();
        await vendor.Asked;
        while (await vendor.DripAsync())
            Assert.That(call.IsFaulted, Is.False);
        Assert.That(Encoding.UTF8.GetString((await call).Body.Span), Is.EqualTo(Page), "the control");
    }

    [Test]
    public async Task A_caller_who_gives_up_gets_a_cancellation_and_no_fault()
    {
        using var stop = new CancellationTokenSource();
        using var vendor = new LoopbackVendor((_, _) =>
        {
            stop.Cancel();
            return new([], RawEnd.Silence);
        });
        using var bench = new Bench(options: Options);
        await Assert.ThatAsync(async () => await bench.GetAsync("page", bench.Open(address: vendor.Address), stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_body_without_any_frame_counts_only_when_it_is_one_whole_document()
    {
        var body = "";
        using var vendor = new LoopbackVendor((_, _) => new(Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + body), RawEnd.Close));
        using var bench = new Bench(options: Options);
        var connection = bench.Open(address: vendor.Address);
        for (var cut = 1; cut < Page.Length; cut++)
        {
            body = Page[..cut];
            Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync("page", connection), $"cut at {cut}");
        }
        body = Page;
        Assert.DoesNotThrowAsync(async () => await bench.GetAsync("page", connection));
    }

    private static RawAnswer Packed(string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
            packing.Write(Encoding.UTF8.GetBytes(Page));
        return RawAnswer.Of(200, packed.ToArray(), "Content-Type: application/json", $"Content-Encoding: {encoding}");
    }
}
