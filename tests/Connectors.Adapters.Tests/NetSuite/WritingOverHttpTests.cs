using System.Text;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class WritingOverHttpTests
{
    private static readonly ExternalKey Key = new("acme-connectors", "invoice", "INV-2026-47_a");

    [Test]
    public async Task The_same_upsert_twice_is_one_record()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var before = await CountAsync(rig);
        var first = (WriteResult.Written)await rig.UpsertCustomerAsync("K-1", "Acme");
        var second = (WriteResult.Written)await rig.UpsertCustomerAsync("K-1", "Acme GmbH");

        using var _ = Assert.EnterMultipleScope();
        Assert.That((first.Created, second.Created), Is.EqualTo((true, false)));
        Assert.That(second.Key, Is.EqualTo(first.Key));
        Assert.That(await CountAsync(rig), Is.EqualTo(before + 1));
        Assert.That((await rig.Customers.FindAsync(rig.Connection, new("s", "o", "K-1")))?.Key, Is.EqualTo(first.Key));
        Assert.That(await rig.Customers.FindAsync(rig.Connection, new("s", "o", "K-2")), Is.Null);
    }

    [Test]
    [Category("F20")]
    public async Task An_upsert_whose_answer_is_lost_is_repeated_and_neither_records_nor_lines_are_doubled()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var customer = (WriteResult.Written)await rig.UpsertCustomerAsync("K-1", "Acme");
        rig.Account.Faults.Add(new FaultRule(new FaultAction.CommitThenDrop()) { Method = "PUT", PathContains = "/invoice/" });

        var result = await Invoice(rig, WriteVerb.Upsert, customer.Key.Id);
        var invoices = await InvoicesAsync(rig);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(result, Is.TypeOf<WriteResult.Written>());
        Assert.That(rig.Requests("/record/v1/invoice/eid:"), Is.EqualTo(2));
        Assert.That(rig.Requests("replace=item"), Is.EqualTo(2));
        Assert.That(invoices, Has.Count.EqualTo(1));
        Assert.That(invoices[0], Does.Contain("\"foreigntotal\":\"6950\""), "40 x 150 + 10 x 95, once");
    }

    [Test]
    [Category("F19")]
    public async Task A_create_whose_answer_is_lost_is_in_doubt_and_found_by_its_key()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var customer = (WriteResult.Written)await rig.UpsertCustomerAsync("K-1", "Acme");
        rig.Account.Faults.Add(new FaultRule(new FaultAction.CommitThenDrop()) { Method = "POST", PathContains = "/record/v1/invoice" });

        var lost = await Invoice(rig, WriteVerb.Create, customer.Key.Id);
        var found = await rig.Invoices.FindAsync(rig.Connection, Key);
        var again = await Invoice(rig, WriteVerb.Create, customer.Key.Id);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(lost, Is.TypeOf<WriteResult.InDoubt>());
        Assert.That(found, Is.Not.Null);
        Assert.That(((WriteResult.Written)again).Key, Is.EqualTo(found!.Key));
        Assert.That(((WriteResult.Written)again).Created, Is.False);
        Assert.That(await InvoicesAsync(rig), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_refusal_names_the_line_and_nothing_is_written()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var customer = (WriteResult.Written)await rig.UpsertCustomerAsync("K-1", "Acme");
        var refused = (WriteResult.Refused)await Invoice(rig, WriteVerb.Upsert, customer.Key.Id, item: "9999");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(refused.Faults.Select(fault => (fault.Kind, fault.Path)), Is.EqualTo(new[] { (FaultKind.TargetInvalid, "/item/items/0/item") }));
        Assert.That(await InvoicesAsync(rig), Is.Empty);
    }

    [Test]
    public async Task A_misspelt_field_is_refused_and_not_dropped()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var command = new WriteCommand(
            WriteVerb.Upsert, "customer", null, Key, null, """{"companyName":"Acme","subsidiary":{"id":"1"},"compnyName":"x"}"""u8.ToArray());
        var refused = (WriteResult.Refused)await rig.Customers.WriteAsync(rig.Connection, command);
        Assert.That(refused.Faults.Single().Path, Is.EqualTo("/compnyName"));
    }

    [Test]
    public async Task A_currency_is_found_by_its_code_and_an_unknown_one_refused()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var euro = await Customer("EUR", "K-EUR");
        var franc = await Customer("CHF", "K-CHF");
        var row = (await rig.ReadCustomersAsync(null, "currency", "currency_symbol")).SelectMany(page => page.Records).Last();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(euro, Is.TypeOf<WriteResult.Written>());
        Assert.That(Encoding.UTF8.GetString(row.Json.Span), Does.Contain("\"currency_symbol\":\"EUR\""));
        Assert.That(((WriteResult.Refused)franc).Faults.Single(), Has.Property("Path").EqualTo("/currency").And.Property("Kind").EqualTo(FaultKind.TargetInvalid));

        ValueTask<WriteResult> Customer(string currency, string key) => rig.Customers.WriteAsync(rig.Connection, new WriteCommand(
            WriteVerb.Upsert, "customer", null, Key with { Value = key }, null,
            Encoding.UTF8.GetBytes($$$"""{"companyName":"Acme","subsidiary":{"id":"1"},"currency":{"symbol":"{{{currency}}}"}}""")));
    }

    [Test]
    public async Task An_update_against_another_version_is_refused()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var written = (WriteResult.Written)await rig.UpsertCustomerAsync("K-1", "Acme");
        var version = (await rig.Customers.FindAsync(rig.Connection, new("s", "o", "K-1")))!.Version;
        var update = new WriteCommand(WriteVerb.Update, "customer", written.Key, Key, version, """{"companyName":"Acme AG"}"""u8.ToArray());

        using var _ = Assert.EnterMultipleScope();
        Assert.That(await rig.Customers.WriteAsync(rig.Connection, update), Is.TypeOf<WriteResult.Written>());
        var stale = (WriteResult.Refused)await rig.Customers.WriteAsync(rig.Connection, update);
        Assert.That(stale.Faults.Single().Kind, Is.EqualTo(FaultKind.Conflict));
    }

    [TestCase("")]
    [TestCase("a|b")]
    [TestCase("a b")]
    [TestCase("a/../b")]
    [TestCase("a?replace=x")]
    public async Task A_key_that_NetSuite_cannot_hold_is_refused_before_it_is_sent(string value)
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var result = await rig.UpsertCustomerAsync(value, "Acme");
        using var _ = Assert.EnterMultipleScope();
        Assert.That(((WriteResult.Refused)result).Faults.Single().Kind, Is.EqualTo(FaultKind.TargetInvalid));
        Assert.That(rig.Requests("/record/v1/"), Is.Zero);
    }

    [TestCase(WriteVerb.Delete)]
    [TestCase(WriteVerb.Archive)]
    public async Task Nothing_is_deleted(WriteVerb verb)
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var command = new WriteCommand(verb, "invoice", new VendorKey("invoice", "1"), Key, null, "{}"u8.ToArray());
        var refused = (WriteResult.Refused)await rig.Invoices.WriteAsync(rig.Connection, command);
        Assert.That(refused.Faults.Single().Kind, Is.EqualTo(FaultKind.Unsupported));
    }

    private static ValueTask<WriteResult> Invoice(NetSuiteRig rig, WriteVerb verb, string customer, string item = "54") => rig.Invoices.WriteAsync(
        rig.Connection,
        new WriteCommand(verb, "invoice", null, Key, null, Encoding.UTF8.GetBytes($$$"""
            {"entity":{"id":"{{{customer}}}"},"tranDate":"2026-11-20","currency":{"symbol":"USD"},"otherRefNum":"PO-77","item":{"items":[
             {"line":1,"item":{"id":"{{{item}}}"},"quantity":40,"rate":150.00,"description":"Senior"},{"line":2,"item":{"id":"55"},"quantity":10,"rate":95}]}}
            """)));

    private static async Task<int> CountAsync(NetSuiteRig rig) => (await rig.ReadCustomersAsync()).Sum(page => page.Records.Length);

    private static async Task<List<string>> InvoicesAsync(NetSuiteRig rig)
    {
        rig.Time.Now = rig.Account.Clock.Now.AddHours(1);
        var pages = await AdapterRig.AllAsync(rig.Invoices.ReadAsync(rig.Connection, new ReadRequest(null, ["tranid", "foreigntotal", "trandate"])));
        return [.. pages.SelectMany(page => page.Records).Select(row => Encoding.UTF8.GetString(row.Json.Span))];
    }
}
