using System.Net;

namespace Connectors.Sandbox.Tests;

public sealed class NetSuiteConcurrencyTests
{
    private const string Body = "{\"type\":\"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html\",\"title\":\"Bad Request\",\"status\":429,\"o:errorCode\":\"USER_ERROR\",\"o:errorDetails\":[{\"detail\":\"Concurrent request limit exceeded. Request blocked.\",\"o:errorCode\":\"CONCURRENCY_LIMIT_EXCEEDED\"}]}";

    [Test]
    public async Task The_request_above_the_limit_is_refused_at_once_and_the_others_succeed()
    {
        await using var lab = await NetSuiteLab.StartAsync(("delayMs", "60000"));
        var time = new HeldTime();
        lab.State.Time = time;
        var full = Enumerable.Range(0, 5).Select(_ => lab.GetAsync("customer/521")).ToList();
        await time.WaitingAsync(5);
        var refused = await lab.GetAsync("customer/521");
        time.Release();
        var served = await Task.WhenAll(full);
        Assert.That(((int)refused.Status, refused.Text), Is.EqualTo((429, Body)));
        Assert.That(served.Select(s => s.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That((lab.State.Concurrency.Highest, lab.State.Concurrency.UnderWay), Is.EqualTo((5, 0)));
    }

    [Test]
    public async Task A_higher_limit_lets_the_sixth_in()
    {
        await using var lab = await NetSuiteLab.StartAsync(("delayMs", "60000"), ("concurrency", "6"));
        var time = new HeldTime();
        lab.State.Time = time;
        var full = Enumerable.Range(0, 6).Select(_ => lab.GetAsync("customer/521")).ToList();
        await time.WaitingAsync(6);
        time.Release();
        Assert.That((await Task.WhenAll(full)).Select(s => s.Status), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Sign_in_and_refused_sign_in_do_not_count()
    {
        await using var lab = await NetSuiteLab.StartAsync(("delayMs", "60000"), ("concurrency", "1"));
        var time = new HeldTime();
        lab.State.Time = time;
        var held = lab.GetAsync("customer/521");
        await time.WaitingAsync(1);
        var token = await lab.TokenAsync(lab.Signer.Sign());
        var unsigned = await lab.SendAsync(HttpMethod.Get, lab.Records + "/customer/521", m => m.Headers.Authorization = null);
        time.Release();
        await held;
        Assert.That((token.Status, unsigned.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task The_limit_can_be_asked_for()
    {
        await using var lab = await NetSuiteLab.StartAsync(("concurrency", "15"));
        Assert.That((await lab.SendAsync(HttpMethod.Get, lab.Account.Address + "services/rest/system/v1/governanceLimits")).Text, Is.EqualTo(
            """{"accountConcurrencyLimit":15,"accountUnallocatedConcurrencyLimit":15,"integrationConcurrencyLimit":15,"integrationLimitType":"accountSpecific"}"""));
    }
}
