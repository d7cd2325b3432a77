using Connectors.Faults;

namespace Connectors.Http;

/// <summary>A refused token is renewed once, the request sent once more with the new one (fault F13).</summary>
[Category("F13")]
public sealed class AuthenticationTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_refused_request_is_sent_once_more_with_the_new_token_and_the_same_body(bool write)
    {
        using var bench = new Bench((number, _) => number == 0 ? Answers.Status(401) : Answers.Json("{}"));
        bench.Adapter.TokenOf = _ => $"token-{bench.Adapter.Renewals}";
        var answer = write ? await bench.PostAsync(body: "{\"a\":1}") : await bench.GetAsync();
        Assert.That(answer.IsSuccess);
        Assert.That(bench.Stub.Seen.Select(seen => seen.Authorization), Is.EqualTo(new[] { "Bearer token-0", "Bearer token-1" }));
        Assert.That(bench.Stub.Seen.Select(seen => seen.Body).Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_second_refusal_is_the_answer()
    {
        using var bench = new Bench((_, _) => Answers.Status(401));
        var answer = await bench.GetAsync();
        Assert.That(answer.Faults.Single().Kind, Is.EqualTo(FaultKind.Authentication));
        Assert.That((bench.Stub.Count, bench.Adapter.Renewals), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task What_cannot_be_renewed_is_not_sent_again()
    {
        using var bench = new Bench((_, _) => Answers.Status(401));
        bench.Adapter.CanRenew = false;
        await bench.GetAsync();
        Assert.That((bench.Stub.Count, bench.Adapter.Renewals), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_refusal_for_rights_is_no_reason_to_renew()
    {
        using var bench = new Bench((_, _) => Answers.Status(403));
        await bench.GetAsync();
        Assert.That((bench.Stub.Count, bench.Adapter.Renewals), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_doubt_about_the_token_request_is_no_doubt_about_the_write()
    {
        using var bench = new Bench();
        bench.Adapter.TokenOf = _ => throw new ConnectorException(new(FaultKind.InDoubt, "token answer lost"));
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await bench.PostAsync());
        Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.Transient));
        Assert.That(bench.Stub.Count, Is.Zero);
    }

    [Test]
    public async Task Every_second_call_refused_still_ends_well()
    {
        using var bench = new Bench((number, _) => number % 2 == 0 ? Answers.Status(401) : Answers.Json("{}"));
        for (var i = 0; i < 50; i++)
            Assert.That((await bench.GetAsync()).IsSuccess);
        Assert.That(bench.Stub.Count, Is.EqualTo(100));
    }
}
