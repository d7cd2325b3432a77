using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.NetSuite;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class MappingTests
{
    private static readonly MappingCatalog Base = AdapterMappings.Of(typeof(NetSuiteOptions).Assembly);

    private static readonly VendorReference Group = new("kantata", "psa", "workspace_groups", "42", KeyKind.Primary);

    [Test]
    public async Task Every_customer_of_an_account_fits_its_contract()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var mapping = Base.Inbound("netsuite", "customer");
        var customers = (await rig.ReadCustomersAsync(null, [.. mapping.SourceFields])).SelectMany(page => page.Records)
            .Select(row => mapping.Map(row).As<Customer>()).ToList();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(customers.Select(customer => customer.Currency), Is.EqualTo(new[] { "USD", "EUR", "JPY" }));
        Assert.That(customers.Select(customer => customer.Status.Code), Is.All.EqualTo(CustomerStatus.Active));
        Assert.That(customers.Select(customer => customer.Kind.Code), Is.All.EqualTo(PartyKind.Organization));
        Assert.That(customers.Select(customer => customer.PrimarySubsidiary!.Display), Is.All.EqualTo("Parent Company"));
        Assert.That(customers.Select(customer => customer.Emails.Single().Address.Address), Is.All.EndsWith("@customer.test"));
    }

    [Test]
    public async Task A_customer_of_another_system_becomes_one_here_and_comes_back_the_same()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var mapping = Base.Outbound("customer", "netsuite");
        var record = Record("customer", """
            {"name":"Acme GmbH","kind":{"code":"organization"},"status":{"code":"unknown","raw":"x","system":"salesforce"},"currency":"EUR",
             "parent":{"key":{"system":"salesforce","connection":"crm","object":"Account","value":"001","kind":"primary"},"state":"pending"},
             "emails":[{"address":"ap@acme.test"}],"phones":[{"number":"+49 30 1"}],"website":"https://acme.test"}
            """);
        var body = Write(mapping, record, ReferenceTable.None);

        var written = (WriteResult.Written)await rig.Customers.WriteAsync(
            rig.Connection, new WriteCommand(WriteVerb.Upsert, "customer", null, new("s", "customer", "K-1"), null, body));
        var back = (await rig.ReadCustomersAsync(null, [.. mapping.SourceFields])).SelectMany(page => page.Records).Single(row => row.Key == written.Key);
        var customer = mapping.Map(back).As<Customer>();

        using var _ = Assert.EnterMultipleScope();
        Assert.That((customer.Name, customer.Currency, customer.Website), Is.EqualTo(("Acme GmbH", "EUR", "https://acme.test")));
        Assert.That(customer.Emails.Single().Address.Address, Is.EqualTo("ap@acme.test"));
        Assert.That(customer.Phones.Single().Number.Number, Is.EqualTo("+49 30 1"));
    }

    [Test]
    public async Task An_invoice_is_written_with_its_lines_and_read_with_its_totals()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var customer = (WriteResult.Written)await rig.UpsertCustomerAsync("K-1", "Acme");
        var references = new ReferenceTable(new Dictionary<VendorReference, VendorReference>
        {
            [Group] = new("netsuite", "erp", "customer", customer.Key.Id, KeyKind.Primary),
        });
        var mapping = Base.Outbound("invoice", "netsuite");
        var body = Write(mapping, Record("invoice", Invoice), references);
        var command = new WriteCommand(WriteVerb.Upsert, "invoice", null, new("s", "invoice", "INV-1"), null, body);

        var first = await rig.Invoices.WriteAsync(rig.Connection, command);
        var second = await rig.Invoices.WriteAsync(rig.Connection, command);
        rig.Time.Now = rig.Account.Clock.Now.AddHours(1);
        var rows = (await AdapterRig.AllAsync(rig.Invoices.ReadAsync(rig.Connection, new ReadRequest(null, mapping.SourceFields)))).SelectMany(page => page.Records).ToList();
        var invoice = mapping.Map(rows.Single()).As<Invoice>();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(first, Is.TypeOf<WriteResult.Written>());
        Assert.That(second, Is.TypeOf<WriteResult.Written>());
        Assert.That(Encoding.UTF8.GetString(body.Span), Is.EqualTo(Body.Replace("CUSTOMER", customer.Key.Id, StringComparison.Ordinal)));
        Assert.That(invoice.Total, Is.EqualTo(new Money(6087.30m, "USD")));
        Assert.That(invoice.Balance, Is.EqualTo(new Money(6087.30m, "USD")));
        Assert.That(invoice.IssueDate, Is.EqualTo(new DateOnly(2026, 11, 20)));
        Assert.That(invoice.Status.Code, Is.EqualTo(InvoiceStatus.Issued));
        Assert.That(invoice.PoNumber, Is.EqualTo("PO-77"));
        Assert.That(invoice.Customer.Key!.Value, Is.EqualTo(customer.Key.Id));
    }

    [Test]
    public void A_line_without_an_item_and_a_customer_that_is_not_there_are_refused_together()
    {
        var refused = Base.Outbound("invoice", "netsuite").Write(
            Record("invoice", Invoice.Replace("\"expense\"", "\"milestone\"", StringComparison.Ordinal)), ReferenceTable.None);
        Assert.That(
            refused.Faults.Select(fault => (fault.Kind, fault.Path)),
            Is.EquivalentTo(new[] { (FaultKind.MissingReference, "/customer"), (FaultKind.TargetInvalid, "/lines/1/kind/code") }));
    }

    [Test]
    public void An_overlay_sets_the_items_and_the_subsidiary_of_an_account()
    {
        var mappings = AdapterMappings.Of(
            typeof(NetSuiteOptions).Assembly,
            """{ "overlay": "netsuite.invoice", "base": "1.x", "layer": "tenant", "values": { "items": { "54": "fixedFee", "71": "time", "72": "expense" } } }""",
            """{ "overlay": "netsuite.customer", "base": "1.x", "layer": "tenant", "write": { "subsidiary": { "constant": {"id":"3"} }, "custentity_region": { "copy": "x" } } }""");
        var references = new ReferenceTable(new Dictionary<VendorReference, VendorReference> { [Group] = new("netsuite", "erp", "customer", "1", KeyKind.Primary) });

        using var _ = Assert.EnterMultipleScope();
        Assert.That(
            Encoding.UTF8.GetString(Write(mappings.Outbound("invoice", "netsuite"), Record("invoice", Invoice), references).Span), Does.Contain("""{"id":"71"}"""));
        Assert.That(
            Encoding.UTF8.GetString(Write(mappings.Outbound("customer", "netsuite"), Record("customer", """{"name":"A"}"""), references).Span),
            Does.Contain("\"subsidiary\":{\"id\":\"3\"}"));
    }

    private const string Invoice = """
        {"direction":{"code":"receivable"},"customer":{"key":{"system":"kantata","connection":"psa","object":"workspace_groups","value":"42","kind":"primary"},"state":"pending"},
         "issueDate":"2026-11-20","status":{"code":"approved"},"currency":"USD","poNumber":"PO-77","memo":"Rollout",
         "lines":[{"no":1,"kind":{"code":"time"},"description":"Workshop","quantity":"37.5","unitPrice":{"amount":"150.00","currency":"USD"},"amount":{"amount":"5625.00","currency":"USD"}},
                  {"no":2,"kind":{"code":"expense"},"quantity":"1","amount":{"amount":"462.30","currency":"USD"}}],
         "total":{"amount":"6087.30","currency":"USD"}}
        """;

    private const string Body = """
        {"tranDate":"2026-11-20","currency":{"symbol":"USD"},"otherRefNum":"PO-77","memo":"Rollout","entity":{"id":"CUSTOMER"},"item":{"items":[{"line":1,"item":{"id":"54"},"quantity":37.5,"rate":150,"amount":5625,"description":"Workshop"},{"line":2,"item":{"id":"56"},"quantity":1,"amount":462.3}]}}
        """;

    private static CanonicalRecord Record(string entity, string json) => new()
    {
        Entity = entity,
        Schema = "1.0",
        Source = new RecordSource("connectors", "", "test", "1", null, null),
        State = RecordState.Live,
        Json = Encoding.UTF8.GetBytes(json),
        ContentHash = new string('0', 32),
        Trace = new RecordTrace("connectors", "", ""),
    };

    private static ReadOnlyMemory<byte> Write(CompiledMapping mapping, CanonicalRecord record, ReferenceTable references)
    {
        var body = mapping.Write(record, references);
        Assert.That(body.Faults.IsDefault ? [] : body.Faults.Select(fault => fault.ToString()), Is.Empty);
        return body.Value;
    }
}
