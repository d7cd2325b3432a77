using System.Net;
using Connectors.Faults;
using Connectors.State;
using Microsoft.AspNetCore.Builder;

namespace Connectors.Flows.Tests;

/// <summary>Webhooks over real HTTP: what arrives is stored before it is answered, and nobody but the vendor gets in.</summary>
public sealed class WebhookEndpointTests
{
    [Test]
    public async Task A_delivery_is_stored_before_it_is_answered_and_ends_at_the_target()
    {
        await using var rig = new IntakeRig();
        await using var host = await WebhookHost.StartAsync(rig);
        rig.Account.Put("1", "Client 1", rig.Now);

        var answers = new[] { await host.PostAsync(host.Token, "updated springs 1 e1"), await host.PostAsync(host.Token, "updated springs 1 e1") };
        var stored = await rig.WaitingAsync();
        await rig.TurnsAsync();

        Assert.That((answers[0], answers[1], stored, string.Join(',', rig.Written)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, 1L, "Client 1")));
    }

    [Test]
    public async Task One_object_has_an_address_of_its_own()
    {
        await using var rig = new IntakeRig();
        await using var host = await WebhookHost.StartAsync(rig);

        Assert.That(await host.PostAsync(host.Token + "/springs", "updated springs 1 e1"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await host.PostAsync(host.Token + "/ponds", "updated springs 1 e2"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await rig.WaitingAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_with_any_letter_changed_is_nobodys()
    {
        await using var rig = new IntakeRig();
        await using var host = await WebhookHost.StartAsync(rig);
        for (var at = 0; at < host.Token.Length; at++)
        {
            var other = host.Token[..at] + (host.Token[at] == 'A' ? 'B' : 'A') + host.Token[(at + 1)..];
            Assert.That(await host.PostAsync(other, "updated springs 1 e1"), Is.EqualTo(HttpStatusCode.NotFound), other);
        }

        var of = rig.Rig.Get<WebhookAddress>();
        var swapped = of.TokenOf(new("other"), "spring").Split('.')[0] + "." + host.Token.Split('.')[1];
        Assert.That(await host.PostAsync(swapped, "updated springs 1 e1"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await host.PostAsync(of.TokenOf(new("nobody"), "spring"), "updated springs 1 e1"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await rig.WaitingAsync(), Is.Zero);
    }

    [Test]
    public async Task Without_the_vendors_proof_or_with_two_of_them_nothing_is_stored()
    {
        await using var rig = new IntakeRig();
        await using var host = await WebhookHost.StartAsync(rig);

        var none = await host.PostAsync(host.Token, "updated springs 1 e1", proofs: []);
        var forged = await host.PostAsync(host.Token, "updated springs 1 e1", "guessed");
        var twice = await host.PostAsync(host.Token, "updated springs 1 e1", SpringAccount.Proof, "guessed");

        Assert.That((none, forged, twice), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
        Assert.That(await rig.WaitingAsync(), Is.Zero);
    }

    [Test]
    public async Task What_is_too_large_is_refused_with_its_length_said_or_not()
    {
        await using var rig = new IntakeRig();
        await using var host = await WebhookHost.StartAsync(rig);
        var text = "updated springs 1 " + new string('x', 1024 * 1024);

        var said = await host.PostAsync(host.Token, text, SpringAccount.Proof);
        var unsaid = await host.PostInChunksAsync(host.Token, text);

        Assert.That((said, unsaid), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge)));
        Assert.That(await host.PostInChunksAsync(host.Token, "updated springs 1 e1"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task While_the_store_is_away_the_vendor_is_asked_to_deliver_again()
    {
        var isAway = true;
        await using var rig = new IntakeRig(clock => new AwayStore(new InMemoryStateStore(clock), () => isAway));
        await using var host = await WebhookHost.StartAsync(rig);

        var away = await host.PostAsync(host.Token, "updated springs 1 e1");
        isAway = false;
        var back = await host.PostAsync(host.Token, "updated springs 1 e1");

        Assert.That((away, back), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        Assert.That(await rig.WaitingAsync(), Is.EqualTo(1));
    }

    [Test]
    public void A_host_without_webhooks_does_not_start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var app = builder.Build();

        var refused = Assert.Throws<ConnectorException>(() => app.MapConnectors())!;
        Assert.That(refused.Message, Does.Contain("AddWebhooks"));
    }
}
