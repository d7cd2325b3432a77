using System.Net.Sockets;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>What is sent again, what never, and how long is waited (faults F05, F06, F07).</summary>
[Category("F05")]
[Category("F06")]
[Category("F07")]
public sealed class RetryTests
{
    [TestCase("0", 0)]
    [TestCase("7", 7)]
    [TestCase("60", 60)]
    [TestCase("Mon, 02 Mar 2026 09:00:30 GMT", 30)]
    [TestCase("Mon, 02 Mar 2026 08:59:00 GMT", 0)]
    public async Task A_told_wait_is_sat_out_as_told(string retryAfter, int seconds)
    {
        using var bench = new Bench((number, _) => number == 0 ? Answers.Status(429, retryAfter) : Answers.Json("{}"));
        var answer = await bench.GetAsync();
        Assert.That(answer.IsSuccess);
        Assert.That(bench.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(seconds) }.Where(wait => wait > TimeSpan.Zero)));
        Assert.That(bench.Stub.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_date_is_taken_against_the_vendors_own_clock()
    {
        using var bench = new Bench((number, _) =>
        {
            if (number > 0)
                return Answers.Json("{}");
            var answer = Answers.Status(429, "Tue, 03 Mar 2026 09:00:20 GMT");
            answer.Headers.Date = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
            return answer;
        });
        await bench.GetAsync();
        Assert.That(bench.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(20) }));
    }

    [TestCase(null)]
    [TestCase("soon")]
    [TestCase("-5")]
    [TestCase("1.5")]
    [TestCase("99999999999999999999")]
    public async Task Without_a_readable_wait_the_own_back_off_counts(string? retryAfter)
    {
        using var bench = new Bench((number, _) => number < 3 ? Answers.Status(429, retryAfter) : Answers.Json("{}"));
        var answer = await bench.GetAsync();
        Assert.That(answer.IsSuccess);
        Assert.That(bench.Clock.Waits, Has.Count.EqualTo(3));
        Assert.That(bench.Clock.Waits, Has.All.InRange(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(20)));
        Assert.That(bench.Clock.Waits, Is.Ordered);
    }

    [Test]
    public async Task A_wait_above_the_bound_ends_the_call_with_the_fault()
    {
        using var bench = new Bench((_, _) => Answers.Status(429, "3600"));
        var answer = await bench.GetAsync();
        Assert.That(answer.Faults.Single().Kind, Is.EqualTo(FaultKind.RateLimited));
        Assert.That(answer.Faults.Single().RetryAfter, Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(bench.Stub.Count, Is.EqualTo(1));
        Assert.That(bench.Clock.Waits, Is.Empty);
    }

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task A_read_is_tried_three_more_times(int status)
    {
        using var bench = new Bench((_, _) => Answers.Status(status));
        var answer = await bench.GetAsync();
        Assert.That(answer.Faults.Single().Kind, Is.EqualTo(FaultKind.Transient));
        Assert.That(bench.Stub.Count, Is.EqualTo(4));
    }

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    [TestCase(408)]
    public async Task A_write_is_sent_once_and_is_in_doubt(int status)
    {
        using var bench = new Bench((_, _) => Answers.Status(status));
        var answer = await bench.PostAsync();
        Assert.That(answer.Faults.Single().Kind, Is.EqualTo(FaultKind.InDoubt));
        Assert.That(bench.Stub.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_write_that_is_marked_repeatable_is_tried_again_with_the_same_body()
    {
        using var bench = new Bench((number, _) => number == 0 ? Answers.Status(503) : Answers.Json("{}"));
        var answer = await bench.PostAsync(body: "{\"key\":7}", repeatable: true);
        Assert.That(answer.IsSuccess);
        Assert.That(bench.Stub.Seen.Select(seen => seen.Body), Is.EqualTo(new[] { "{\"key\":7}", "{\"key\":7}" }));
    }

    [Test]
    public async Task A_write_that_was_refused_for_limits_is_tried_again()
    {
        using var bench = new Bench((number, _) => number == 0 ? Answers.Status(429, "2") : Answers.Json("{}"));
        Assert.That((await bench.PostAsync()).IsSuccess);
        Assert.That(bench.Stub.Count, Is.EqualTo(2));
    }

    [TestCase(400)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(422)]
    public async Task A_clear_refusal_is_final(int status)
    {
        using var bench = new Bench((_, _) => Answers.Status(status));
        await bench.GetAsync();
        await bench.PostAsync();
        Assert.That(bench.Stub.Count, Is.EqualTo(2));
    }

    [TestCase(HttpRequestError.ConnectionError)]
    [TestCase(HttpRequestError.NameResolutionError)]
    [TestCase(HttpRequestError.SecureConnectionError)]
    public void Without_a_connection_even_a_write_may_be_tried_again(HttpRequestError error)
    {
        using var bench = new Bench((_, _) => throw new HttpRequestException(error, "no", new SocketException()));
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.PostAsync());
        Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.Transient));
        Assert.That(bench.Stub.Count, Is.EqualTo(4));
    }

    [TestCase(HttpRequestError.ResponseEnded)]
    [TestCase(HttpRequestError.Unknown)]
    [TestCase(HttpRequestError.InvalidResponse)]
    [TestCase(HttpRequestError.HttpProtocolError)]
    public void A_write_whose_answer_is_lost_is_in_doubt_and_never_repeated(HttpRequestError error)
    {
        using var bench = new Bench((_, _) => throw new HttpRequestException(error, "no"));
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.PostAsync());
        Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.InDoubt));
        Assert.That(bench.Stub.Count, Is.EqualTo(1));

        var read = Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync());
        Assert.That(read!.Fault.Kind, Is.EqualTo(FaultKind.Transient));
        Assert.That(bench.Stub.Count, Is.EqualTo(5), "the control: a read with the same trouble is repeated");
    }
}
