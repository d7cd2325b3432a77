using System.Collections.Immutable;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Flows.Tests;

/// <summary>A delivery is checked and stored before it is accepted, and counts once.</summary>
public sealed class WebhookTests
{
    [Test]
    public async Task An_accepted_delivery_ends_at_the_target()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);

        var receipt = (await rig.DeliverAsync("updated springs 1 e1")).Value!;
        await rig.TurnsAsync();

        Assert.That((receipt, string.Join(',', rig.Written)), Is.EqualTo((new WebhookReceipt(1, 0, 1), "Client 1")));
    }

    [Test]
    public async Task What_has_no_proof_or_is_too_large_or_has_no_address_is_refused_and_nothing_is_stored()
    {
        await using var rig = new IntakeRig();
        var forged = await rig.DeliverAsync("updated springs 1 e1", proof: "guessed");
        var large = await rig.DeliverAsync(new string('x', 2 * 1024 * 1024));
        var delivery = new WebhookDelivery(ImmutableDictionary<string, string>.Empty, default);
        var nobody = await rig.Rig.Get<IWebhookIntake>().AcceptAsync(new("nobody"), "spring", null, delivery);
        var nowhere = await rig.Rig.Get<IWebhookIntake>().AcceptAsync(IntakeRig.Acme, "nowhere", null, delivery);
        var silent = await rig.Rig.Get<IWebhookIntake>().AcceptAsync(IntakeRig.Acme, "right", null, delivery);

        Assert.Multiple(async () =>
        {
            Assert.That(forged.Faults.Single().Rule, Is.EqualTo("signature"));
            Assert.That(large.Faults.Single().Rule, Is.EqualTo("size"));
            Assert.That(new[] { nobody, nowhere, silent }.Select(answer => answer.IsSuccess), Has.None.True);
            Assert.That(await rig.WaitingAsync(), Is.Zero);
            Assert.That(await rig.EntriesAsync(FlowSets.Delivery), Is.Empty);
        });
    }

    [Test]
    [Category("F29")]
    public async Task A_thousand_replays_of_a_delivery_cause_one_look()
    {
        await using var rig = new IntakeRig();
        rig.Account.Records["1"] = new("1", "Client 1", rig.Now) { Status = "prospect" };
        var duplicates = 0;
        for (var i = 0; i < 1000; i++)
        {
            duplicates += (await rig.DeliverAsync("updated springs 1 e1")).Value!.Duplicates;
            if (i % 100 == 0)
            {
                await rig.TurnsAsync();
            }
        }

        await rig.TurnsAsync();
        Assert.That((duplicates, rig.Account.Asked.Count), Is.EqualTo((999, 1)));
    }

    [Test]
    [Category("F29")]
    public async Task Without_marks_they_cause_more_which_is_what_the_marks_are_for()
    {
        await using var rig = new IntakeRig();
        rig.Account.Records["1"] = new("1", "Client 1", rig.Now) { Status = "prospect" };
        for (var i = 0; i < 1000; i++)
        {
            await rig.DeliverAsync("updated springs 1 e1");
            await rig.Store.CommitAsync([.. (await rig.EntriesAsync(FlowSets.Delivery)).Select(mark => new StateChange.Remove(mark.Key, mark.ETag))]);
            if (i % 100 == 0)
            {
                await rig.TurnsAsync();
            }
        }

        await rig.TurnsAsync();
        Assert.That(rig.Account.Asked, Has.Count.GreaterThan(1));
    }

    [Test]
    [Category("F25")]
    public async Task A_process_that_dies_before_the_commit_accepted_nothing_and_the_vendor_delivers_again()
    {
        var store = default(MortalStore)!;
        await using var rig = new IntakeRig(clock => store = new(new(clock)));
        rig.Account.Put("1", "Client 1", rig.Now);
        foreach (var after in new[] { false, true })
        {
            store.Kill = _ => after;
            Assert.ThrowsAsync<OperationCanceledException>(async () => await rig.DeliverAsync($"updated springs 1 {after}"));
            store.Kill = null;
            store.Restart();
            // Not answered: it comes again.
            Assert.That((await rig.DeliverAsync($"updated springs 1 {after}")).Value!.Duplicates, Is.EqualTo(after ? 1 : 0));
        }

        await rig.TurnsAsync();
        Assert.That((string.Join(',', rig.Written), rig.Writes), Is.EqualTo(("Client 1", 1)));
    }

    [Test]
    public async Task Between_acceptance_and_work_nothing_is_lost_by_a_death_and_without_storing_first_it_would_be()
    {
        foreach (var storesFirst in new[] { true, false })
        {
            var store = default(MortalStore)!;
            await using var rig = new IntakeRig(clock => store = new(new(clock)));
            rig.Account.Put("1", "Client 1", rig.Now);
            var memory = new List<string>();
            if (storesFirst)
            {
                await rig.DeliverAsync("updated springs 1 e1");
            }
            else
            {
                // What an endpoint does that answers first: the work lies in the memory of the process.
                memory.Add("1");
            }

            // The process dies: its memory goes with it.
            memory.Clear();
            store.Restart();
            foreach (var id in memory)
            {
                await rig.HintAsync(id);
            }

            await rig.TurnsAsync();
            Assert.That(rig.Written.Count(), Is.EqualTo(storesFirst ? 1 : 0));
        }
    }

    [Test]
    public async Task Marks_are_kept_a_day_longer_than_the_vendor_delivers_again_and_then_removed()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.BeginAsync();
        await rig.DeliverAsync("updated springs 1 e1");

        rig.Clock.Advance(TimeSpan.FromDays(3.9));
        await rig.TurnsAsync();
        var kept = (await rig.EntriesAsync(FlowSets.Delivery)).Count;
        rig.Clock.Advance(TimeSpan.FromDays(0.2));
        await rig.TurnsAsync();

        Assert.That((kept, (await rig.EntriesAsync(FlowSets.Delivery)).Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Only_flows_whose_binding_says_so_get_the_hints()
    {
        string Flow(string name) => IntakeRig.Copy.Replace("\"copy\"", $"\"{name}\"", StringComparison.Ordinal);
        await using var rig = new IntakeRig(
            null, "spring", [Flow("copy"), Flow("polled"), Flow("off"), Flow("wrong"), Flow("second"), Flow("unused")],
            ("Flows:copy:Trigger", "webhook"), ("Flows:polled:Trigger", "poll"), ("Flows:off:Trigger", "webhook"), ("Flows:off:Enabled", "false"),
            ("Flows:wrong:Trigger", "perhaps"), ("Flows:second:Trigger", "webhook"));

        Assert.That((await rig.DeliverAsync("updated springs 1 e1\nupdated others 7 e2")).Value, Is.EqualTo(new WebhookReceipt(2, 0, 2)));
    }

    [Test]
    [Category("F30")]
    public async Task What_the_vendor_does_not_deliver_is_found_by_the_poll()
    {
        await using var rig = new IntakeRig(null, "spring", null, ("Flows:copy:Trigger", "webhook"), ("Flows:copy:Every", "00:10:00"));
        await rig.BeginAsync();
        await rig.TurnsAsync();
        var random = new Random(7);
        var lost = 0;
        for (var i = 0; i < 200; i++)
        {
            rig.Account.Put($"{i:000}", $"Client {i:000}", rig.Now);
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            if (random.Next(10) == 0)
            {
                lost++;
            }
            else
            {
                await rig.DeliverAsync($"created springs {i:000} e{i}");
            }

            await rig.TurnsAsync();
        }

        rig.Clock.Advance(TimeSpan.FromMinutes(10));
        await rig.TurnsAsync();

        Assert.That((lost > 5, rig.Written.Count(), rig.Writes), Is.EqualTo((true, 200, 200)));
    }

    [Test]
    public async Task When_the_vendor_says_that_events_were_lost_the_source_is_read()
    {
        await using var rig = new IntakeRig();
        rig.Account.Put("1", "Client 1", rig.Now);
        await rig.DeliverAsync("gap springs - e1");

        await rig.TurnsAsync();

        Assert.That(rig.Written, Is.EqualTo(new[] { "Client 1" }));
    }

    [Test]
    public void An_address_opens_for_its_tenant_and_no_changed_bit_of_it_does()
    {
        var address = Address(new string('a', 32));
        var token = address.TokenOf(new("acme"), "psa");
        var opened = 0;
        for (var at = 0; at < token.Length; at++)
        {
            for (var bit = 0; bit < 7; bit++)
            {
                var changed = $"{token[..at]}{(char)(token[at] ^ (1 << bit))}{token[(at + 1)..]}";
                // The last digit of a text has bits that say nothing.
                opened += address.TryOpen(changed, out var whose, out var connection) && (whose != new TenantId("acme") || connection != "psa") ? 1 : 0;
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(address.TryOpen(token, out var tenant, out var connection) && tenant == new TenantId("acme") && connection == "psa");
            Assert.That(opened, Is.Zero);
            Assert.That(Address(new string('b', 32)).TryOpen(token, out _, out _), Is.False);
            Assert.That(Address(new string('b', 32), new string('a', 32)).TryOpen(token, out _, out _), "The old secret still opens.");
            Assert.That(address.TryOpen("", out _, out _) || address.TryOpen(new string('x', 10_000), out _, out _), Is.False);
            Assert.That(() => Address("short"), Throws.InstanceOf<ConnectorException>());
            Assert.That(() => Address(), Throws.InstanceOf<ConnectorException>());
        });
    }

    private static WebhookAddress Address(params string[] secrets)
    {
        var options = new WebhookOptions();
        foreach (var secret in secrets)
        {
            options.Secrets.Add(secret);
        }

        return new(Options.Create(options));
    }
}
