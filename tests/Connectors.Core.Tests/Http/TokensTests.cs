using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>One fetch however many ask, no token of one tenant for another (threats T2, T6, fault F13).</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("F13")]
[Category("F21")]
public sealed class TokensTests
{
    private static readonly CredentialKey Key = new(new("acme"), "psa", "main");

    private readonly FakeClock _clock = new();

    [Test]
    public async Task Two_hundred_callers_share_one_fetch()
    {
        var tokens = Create();
        var answer = new TaskCompletionSource<AccessToken>();
        var fetches = 0;
        var callers = Enumerable.Range(0, 200).Select(_ => tokens.GetAsync(Key, async _ =>
        {
            Interlocked.Increment(ref fetches);
            return await answer.Task;
        }).AsTask()).ToList();
        answer.SetResult(Token("first"));
        var got = await Task.WhenAll(callers);
        Assert.That(got.Select(token => token.Value.Reveal()), Has.All.EqualTo("first"));
        Assert.That(fetches, Is.EqualTo(1));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => tokens.GetAsync(Key with { Reference = $"other-{i}" }, _ =>
        {
            Interlocked.Increment(ref fetches);
            return ValueTask.FromResult(Token("own"));
        }).AsTask()));
        Assert.That(fetches, Is.EqualTo(201), "the control: other credentials are fetched each for itself");
    }

    [Test]
    public async Task A_failed_fetch_fails_everyone_once_and_is_not_kept()
    {
        var tokens = Create();
        var answer = new TaskCompletionSource<AccessToken>();
        var fetches = 0;
        var callers = Enumerable.Range(0, 50).Select(_ => tokens.GetAsync(Key, async _ =>
        {
            Interlocked.Increment(ref fetches);
            return await answer.Task;
        }).AsTask()).ToList();
        answer.SetException(new ConnectorException(new(FaultKind.Authentication, "no")));
        foreach (var caller in callers)
            Assert.ThrowsAsync<ConnectorException>(async () => await caller);
        Assert.That(fetches, Is.EqualTo(1));
        Assert.That((await tokens.GetAsync(Key, _ => ValueTask.FromResult(Token("second")))).Value.Reveal(), Is.EqualTo("second"));
    }

    [Test]
    public async Task Whoever_stops_waiting_does_not_stop_the_fetch()
    {
        var tokens = Create();
        var answer = new TaskCompletionSource<AccessToken>();
        using var stop = new CancellationTokenSource();
        ValueTask<AccessToken> Fetch(CancellationToken ct)
        {
            Assert.That(ct.CanBeCanceled, Is.False);
            return new(answer.Task);
        }

        var first = tokens.GetAsync(Key, Fetch, stop.Token).AsTask();
        var second = tokens.GetAsync(Key, Fetch).AsTask();
        await stop.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(async () => await first);
        answer.SetResult(Token("kept"));
        Assert.That((await second).Value.Reveal(), Is.EqualTo("kept"));
    }

    [TestCase(0.0, 2700)]
    [TestCase(0.5, 2880)]
    [TestCase(0.999999, 3060)]
    public async Task A_token_is_renewed_around_80_percent_of_its_life(double jitter, int seconds)
    {
        var tokens = Create(jitter);
        var fetches = 0;
        ValueTask<AccessToken> Fetch(CancellationToken ct) => ValueTask.FromResult(Token($"{++fetches}", life: 3600));
        await tokens.GetAsync(Key, Fetch);
        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        await tokens.GetAsync(Key, Fetch);
        Assert.That(fetches, Is.EqualTo(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await tokens.GetAsync(Key, Fetch);
        Assert.That(fetches, Is.EqualTo(2));
    }

    [Test]
    public async Task While_it_is_renewed_ahead_the_others_go_on_with_the_old_one()
    {
        var tokens = Create();
        await tokens.GetAsync(Key, _ => ValueTask.FromResult(Token("old", life: 100)));
        _clock.Advance(TimeSpan.FromSeconds(85));
        var answer = new TaskCompletionSource<AccessToken>();
        var renewing = tokens.GetAsync(Key, _ => new(answer.Task)).AsTask();
        Assert.That((await tokens.GetAsync(Key, _ => throw new InvalidOperationException())).Value.Reveal(), Is.EqualTo("old"));
        answer.SetResult(Token("new"));
        Assert.That((await renewing).Value.Reveal(), Is.EqualTo("new"));
    }

    [Test]
    public async Task A_failed_renewal_ahead_leaves_the_old_one_in_use_until_it_ends()
    {
        var tokens = Create();
        var fetches = 0;
        ValueTask<AccessToken> Fail(CancellationToken ct)
        {
            fetches++;
            throw new ConnectorException(new(FaultKind.Transient, "down"));
        }

        await tokens.GetAsync(Key, _ => ValueTask.FromResult(Token("old", life: 100)));
        _clock.Advance(TimeSpan.FromSeconds(85));
        for (var i = 0; i < 5; i++)
            Assert.That((await tokens.GetAsync(Key, Fail)).Value.Reveal(), Is.EqualTo("old"));
        Assert.That(fetches, Is.EqualTo(1), "one try, then a pause");
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.ThrowsAsync<ConnectorException>(async () => await tokens.GetAsync(Key, Fail));
    }

    [Test]
    public async Task Only_the_refused_token_is_thrown_away()
    {
        var tokens = Create();
        await tokens.GetAsync(Key, _ => ValueTask.FromResult(Token("new")));
        Assert.That(tokens.Discard(Key, new("old")));
        Assert.That((await tokens.GetAsync(Key, _ => ValueTask.FromResult(Token("newer")))).Value.Reveal(), Is.EqualTo("new"));
        Assert.That(tokens.Discard(Key, new("new")));
        Assert.That((await tokens.GetAsync(Key, _ => ValueTask.FromResult(Token("newer")))).Value.Reveal(), Is.EqualTo("newer"));
        Assert.That(tokens.Discard(Key with { Reference = "other" }, new("new")), Is.False);
    }

    [Test]
    public async Task No_key_answers_for_another_one_that_differs_in_any_part()
    {
        var tokens = Create();
        var keys = (from tenant in new[] { "acme", "globex" } from connection in new[] { "psa", "erp" } from reference in new[] { "main", "psa" }
                    select new CredentialKey(new(tenant), connection, reference)).ToList();
        foreach (var key in keys)
            await tokens.GetAsync(key, _ => ValueTask.FromResult(Token(key.ToString())));
        foreach (var key in keys)
            Assert.That((await tokens.GetAsync(key, _ => throw new InvalidOperationException("lost"))).Value.Reveal(), Is.EqualTo(key.ToString()));
        Assert.ThrowsAsync<InvalidOperationException>(async () => await tokens.GetAsync(default, _ => ValueTask.FromResult(Token("x"))), "no tenant, no token");
    }

    [Test]
    public async Task A_token_without_an_end_is_kept_until_it_is_refused()
    {
        var tokens = Create();
        await tokens.GetAsync(Key, _ => ValueTask.FromResult(Token("endless", life: null)));
        _clock.Advance(TimeSpan.FromDays(3000));
        Assert.That((await tokens.GetAsync(Key, _ => throw new InvalidOperationException())).Value.Reveal(), Is.EqualTo("endless"));
    }

    private Tokens Create(double jitter = 0.5) => new(_clock, () => jitter, new());

    private AccessToken Token(string text, int? life = 3600) => new(new(text), life is { } seconds ? _clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) : null);
}
