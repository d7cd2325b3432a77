using Connectors.Faults;

namespace Connectors.Http;

/// <summary>A connection whose vendor is down rests, one request probes, others' connections go on (faults F07, F33).</summary>
[Category("F07")]
[Category("F33")]
public sealed class BreakerTests
{
    private static readonly HttpPipelineOptions Options = new() { AttemptTimeout = SteppingClock.Never, MaxRetries = 0, BreakerFaults = 3, BreakerPause = TimeSpan.FromSeconds(60) };

    [Test]
    public async Task It_opens_after_faults_in_a_row_and_tells_when_it_probes()
    {
        using var bench = new Bench((_, _) => Answers.Status(503), Options);
        for (var i = 0; i < 3; i++)
            await bench.GetAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(18));
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync());
        Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.Transient));
        Assert.That(failure.Fault.Message, Does.Contain("the next probe is in 42 s"));
        Assert.That(failure.Fault.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(42)));
        Assert.That(bench.Stub.Count, Is.EqualTo(3), "nothing is sent while it is open");
    }

    [Test]
    public async Task One_request_probes_and_a_success_closes_it()
    {
        var isDown = true;
        using var bench = new Bench((_, _) => isDown ? Answers.Status(503) : Answers.Json("{}"), Options);
        for (var i = 0; i < 3; i++)
            await bench.GetAsync();
        for (var minute = 1; minute <= 5; minute++)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(60));
            await bench.GetAsync();
            Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync());
            Assert.That(bench.Stub.Count, Is.EqualTo(3 + minute), "one probe a minute");
        }
        isDown = false;
        bench.Clock.Advance(TimeSpan.FromSeconds(60));
        for (var i = 0; i < 10; i++)
            Assert.That((await bench.GetAsync()).IsSuccess);
    }

    [Test]
    public void Only_one_of_many_may_probe()
    {
        var clock = new FakeClock();
        var breaker = new Breaker(1, TimeSpan.FromSeconds(60), clock);
        breaker.Enter();
        breaker.Leave(failed: true);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That(Enumerable.Range(0, 50).Count(_ => breaker.Enter() is null), Is.EqualTo(1));
        breaker.Leave(failed: null);
        Assert.That(breaker.Enter(), Is.Null, "a probe that told nothing leaves the place to the next");
    }

    [TestCase(400)]
    [TestCase(404)]
    [TestCase(429)]
    public async Task Refusals_of_a_working_vendor_do_not_open_it(int status)
    {
        using var bench = new Bench((_, _) => Answers.Status(status), Options);
        for (var i = 0; i < 20; i++)
            Assert.That(await bench.GetAsync(), Is.Not.Null);
    }

    [TestCase(401, 3, FaultKind.Authentication)]
    [TestCase(403, 10, FaultKind.Authorisation)]
    [Category("F13")]
    public async Task Who_is_not_let_in_tries_some_times_and_then_once_in_five_minutes_until_a_person_has_helped(int status, int first, FaultKind kind)
    {
        var isRefused = true;
        using var bench = new Bench((_, _) => isRefused ? Answers.Status(status) : Answers.Json("{}"), Options);
        bench.Adapter.CanRenew = false;
        for (var second = 0; second < 3600; second += 10)
        {
            await bench.GetAsync().AsTask().ContinueWith(static _ => { }, TaskScheduler.Default);
            bench.Clock.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.That(bench.Stub.Count, Is.EqualTo(first + 11), "without the rest it would be 360");
        var rests = Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync());
        Assert.That(rests!.Fault, Has.Property("Kind").EqualTo(kind).And.Property("Rule").EqualTo("breaker"));
        isRefused = false;
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await bench.GetAsync()).IsSuccess);
        Assert.That((await bench.GetAsync()).IsSuccess);
    }

    [TestCase(401)]
    [TestCase(403)]
    public async Task Refusals_with_a_success_between_are_no_reason_to_rest(int status)
    {
        using var bench = new Bench((number, _) => number % 3 == 2 ? Answers.Json("{}") : Answers.Status(status), Options);
        bench.Adapter.CanRenew = false;
        for (var i = 0; i < 30; i++)
            await bench.GetAsync();
        Assert.That(bench.Stub.Count, Is.EqualTo(30));
    }

    [Test]
    public async Task A_success_between_starts_the_count_anew()
    {
        using var bench = new Bench((number, _) => number % 3 == 2 ? Answers.Json("{}") : Answers.Status(503), Options);
        for (var i = 0; i < 30; i++)
            await bench.GetAsync();
        Assert.That(bench.Stub.Count, Is.EqualTo(30));
    }

    [Test]
    public async Task Each_tenant_and_connection_has_its_own()
    {
        using var bench = new Bench((_, request) => request.Headers.Authorization!.Parameter == "token-of-acme-psa" ? Answers.Status(503) : Answers.Json("{}"), Options);
        for (var i = 0; i < 3; i++)
            await bench.GetAsync(connection: bench.Open("acme", "psa"));
        Assert.ThrowsAsync<ConnectorException>(async () => await bench.GetAsync(connection: bench.Open("acme", "psa")));
        Assert.That((await bench.GetAsync(connection: bench.Open("globex", "psa"))).IsSuccess);
        Assert.That((await bench.GetAsync(connection: bench.Open("acme", "erp"))).IsSuccess);
    }

    [Test]
    public async Task An_open_breaker_is_not_waited_for()
    {
        using var bench = new Bench((_, _) => Answers.Status(503), Options with { MaxRetries = 3, MaxRetryAfter = TimeSpan.FromHours(1) });
        await Assert.ThatAsync(async () => await bench.GetAsync(), Throws.InstanceOf<ConnectorException>());
        Assert.That(bench.Clock.Waits.Sum(static wait => wait.TotalSeconds), Is.LessThan(60));
        Assert.That(bench.Stub.Count, Is.EqualTo(3));
    }
}
