using System.Text;
using Connectors.Contracts;

namespace Connectors.Flows.Tests;

public sealed class BlockedTests
{
    [Test]
    public void Hours_and_money_are_exact_and_currencies_are_never_added_up()
    {
        var sum = new BlockedSum();
        for (var i = 0; i < 3; i++)
        {
            // Twenty minutes at 100 are 33.33 each: rounded for each record, as invoices do.
            sum.Add(Record("timeEntry", $"u{i}", """{ "duration": 1200, "billRate": { "amount": "100.00", "currency": "USD" } }"""));
        }

        sum.Add(Record("timeEntry", "e", """{ "duration": 3600, "billAmount": { "amount": "0.10", "currency": "EUR" } }"""));
        sum.Add(Record("timeEntry", "f", """{ "duration": 3600, "billAmount": { "amount": "0.20", "currency": "EUR" } }"""));
        sum.Add(Record("timeEntry", "f", """{ "duration": 3600, "billAmount": { "amount": "0.20", "currency": "EUR" } }"""));
        sum.Add(Record("timeEntry", "j", """{ "duration": 1800, "billRate": { "amount": "999", "currency": "JPY" } }"""));

        var blocked = sum.ToBlocked();

        Assert.Multiple(() =>
        {
            Assert.That(blocked.Counts, Is.EqualTo(new[] { new BlockedCount("timeEntry", 6) }));
            Assert.That(blocked.Worked, Is.EqualTo(WorkTime.FromHours(3.5m)));
            Assert.That(blocked.Money, Is.EqualTo(new Money[] { new(0.30m, "EUR"), new(500m, "JPY"), new(99.99m, "USD") }));
        });
    }

    [Test]
    public void What_an_invoice_names_is_in_its_total()
    {
        var sum = new BlockedSum();
        var entry = Record("timeEntry", "1", """{ "duration": 3600, "billRate": { "amount": "100.00", "currency": "USD" } }""");
        sum.Add(entry);
        sum.Add(Record("timeEntry", "2", """{ "duration": 3600, "billRate": { "amount": "50.00", "currency": "USD" } }"""));
        sum.Add(Record("invoice", "9", """{ "total": { "amount": "110.00", "currency": "USD" } }""") with
        {
            References = [new("/lines/0/sources/0/source", "timeEntry", entry.Key)],
        });

        var blocked = sum.ToBlocked();

        Assert.That(blocked.Money, Is.EqualTo(new Money[] { new(160m, "USD") }));
        Assert.That(blocked.Worked, Is.EqualTo(WorkTime.FromHours(2)));
    }

    [Test]
    public void Projects_and_customers_that_records_belong_to_count_once_and_apart_from_what_waits_itself()
    {
        var sum = new BlockedSum();
        var project = Record("project", "p1", "{}");
        foreach (var (id, at) in new[] { ("1", "p1"), ("2", "p2"), ("3", "p2"), ("4", "p3") })
        {
            sum.Add(Record("timeEntry", id, "{}") with { References = [new("/project", "project", project.Key with { Value = at })] });
        }

        sum.Add(project with { References = [new("/customer", "customer", project.Key with { Value = "c" }), new("/parent", "project", project.Key)] });

        Assert.That(sum.ToBlocked().Concerned, Is.EqualTo(new[] { new BlockedCount("customer", 1), new BlockedCount("project", 2) }));
    }

    [Test]
    public void An_amount_that_cannot_be_read_blocks_without_a_sum()
    {
        var sum = new BlockedSum();
        sum.Add(Record("opportunity", "1", """{ "amount": { "amount": "much", "currency": "USD" } }"""));

        Assert.That((sum.ToBlocked().Counts.Single().Count, sum.ToBlocked().Money.Length), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_waits_for_a_record_and_for_that_in_turn_counts_at_its_letter()
    {
        await using var rig = LetterRig.Of();
        await rig.RefuseAsync("mother");
        rig.Accounts.Put(FlowRig.Left, "daughter", "Daughter", "active", parent: "mother");
        rig.Accounts.Put(FlowRig.Left, "granddaughter", "Granddaughter", "active", parent: "daughter");
        rig.Accounts.Put(FlowRig.Left, "stranger", "Stranger", "active", parent: "nobody");
        Assert.That((await rig.RunAsync()).Waiting, Is.EqualTo(3));

        var letter = await rig.LetterAsync();
        var measured = await DeadLetters.MeasureAsync(rig.State, LetterRig.Acme);

        Assert.That(letter.Blocked.Counts.Single(), Is.EqualTo(new BlockedCount("customer", 1)));
        Assert.That(measured[letter.Id].Counts.Single(), Is.EqualTo(new BlockedCount("customer", 3)));
    }

    private static CanonicalRecord Record(string entity, string id, string json) => new()
    {
        Entity = entity,
        Schema = "1.0",
        Source = new("psa", "psa", entity, id, null, null),
        State = RecordState.Live,
        Json = Encoding.UTF8.GetBytes(json),
        ContentHash = new string('0', 32),
        Trace = new("test", "1.0.0", "psa"),
    };
}
