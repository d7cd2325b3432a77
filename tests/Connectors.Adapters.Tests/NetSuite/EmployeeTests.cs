using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.NetSuite;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class EmployeeTests
{
    private static readonly MappingCatalog Base = AdapterMappings.Of(typeof(NetSuiteOptions).Assembly);

    private static readonly ExternalKey Key = new("acme-connectors", "resource", "workday-Employee_ID_003d21001");

    private const string Dana = """
        {"name":"Dana Ito","number":"21001","kind":{"code":"named"},"costRates":[{"amount":{"amount":"85.25","currency":"EUR"} }],
         "ext":{"x:email":{"t":"string","v":"dana@example.com"},"x:givenName":{"t":"string","v":"Dana"},"x:familyName":{"t":"string","v":"Ito"} } }
        """;

    [Test]
    public void A_resource_is_written_with_first_and_last_name_and_its_cost_with_the_currency() => Assert.That(
        Write(Dana),
        Is.EqualTo("""{"laborCost":85.25,"currency":{"symbol":"EUR"},"email":"dana@example.com","entityId":"21001 Dana Ito","firstName":"Dana","lastName":"Ito","subsidiary":{"id":"1"},"isInactive":false,"isJobResource":true}"""));

    [Test]
    public void A_name_known_as_a_whole_only_is_the_last_name_and_is_not_taken_apart() => Assert.That(
        Write("""{"name":"Dana van der Ito","kind":{"code":"named"},"ext":{"x:givenName":{"t":"string","v":"Dana"} } }"""),
        Is.EqualTo("""{"lastName":"Dana van der Ito","subsidiary":{"id":"1"},"isInactive":false,"isJobResource":true}"""));

    [TestCase(Dana, "21001 Dana Ito")]
    [TestCase("""{"name":"Dana van der Ito","kind":{"code":"named"},"costRates":[{"amount":{"amount":"85.25","currency":"EUR"} }],"ext":{"x:email":{"t":"string","v":"dana@example.com"} } }""", "Dana van der Ito")]
    public async Task What_was_written_reads_back_the_same_and_written_again_changes_nothing(string resource, string entityId)
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var written = (WriteResult.Written)await UpsertAsync(rig, Write(resource));
        var (record, json) = await ReadAsync(rig, written.Key);
        var again = Base.Outbound("resource", "netsuite").Write(record, ReferenceTable.None);
        await UpsertAsync(rig, Encoding.UTF8.GetString(again.Value.Span));
        var (_, after) = await ReadAsync(rig, written.Key);
        var read = record.As<Resource>();

        using var _ = Assert.EnterMultipleScope();
        Assert.That((read.Name, read.DisplayId), Is.EqualTo((resource == Dana ? "Dana Ito" : "Dana van der Ito", entityId)));
        Assert.That(read.CostRates.Single().Amount, Is.EqualTo(new Money(85.25m, "EUR")));
        Assert.That(Encoding.UTF8.GetString(record.Json.Span), Does.Contain("dana@example.com"));
        Assert.That(record.State, Is.EqualTo(RecordState.Live));
        Assert.That(after, Is.EqualTo(json));
    }

    [Test]
    public async Task Every_employee_of_an_account_fits_its_contract()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var mapping = Base.Inbound("netsuite", "employee");
        var read = (await rig.ReadEmployeesAsync(null, [.. mapping.SourceFields])).SelectMany(page => page.Records).Select(row => mapping.Map(row).As<Resource>()).ToList();

        using var _ = Assert.EnterMultipleScope();
        Assert.That(read.Select(resource => resource.Name), Is.EquivalentTo(new[] { "Ines Calder", "Tomas Vellin", "Maree Ostby" }));
        Assert.That(read.Select(resource => resource.Org!.Subsidiary!.Display), Is.All.EqualTo("Parent Company"));
        Assert.That(read.SelectMany(resource => resource.CostRates), Is.Empty);
    }

    [Test]
    public async Task An_upsert_whose_answer_is_lost_is_repeated_and_makes_one_employee()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var before = (await rig.ReadEmployeesAsync()).Sum(page => page.Records.Length);
        rig.Account.Faults.Add(new FaultRule(new FaultAction.CommitThenDrop()) { Method = "PUT", PathContains = "/employee/" });
        var written = await UpsertAsync(rig, Write(Dana));
        var found = await rig.Employees.FindAsync(rig.Connection, Key);

        using var _ = Assert.EnterMultipleScope();
        Assert.That(written, Is.TypeOf<WriteResult.Written>());
        Assert.That(found!.Key, Is.EqualTo(((WriteResult.Written)written).Key));
        Assert.That(rig.Requests("/record/v1/employee/eid:"), Is.EqualTo(2));
        Assert.That((await rig.ReadEmployeesAsync()).Sum(page => page.Records.Length), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task The_next_read_brings_only_who_changed()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var first = await rig.ReadEmployeesAsync();
        var written = (WriteResult.Written)await UpsertAsync(rig, Write(Dana));
        var second = await rig.ReadEmployeesAsync(first[^1].Next);
        Assert.That(second.SelectMany(page => page.Records).Select(row => row.Key), Is.EqualTo(new[] { written.Key }));
    }

    [Test]
    public async Task A_key_that_a_customer_carries_is_refused_and_keys_of_two_origins_never_meet()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        await rig.UpsertCustomerAsync(Key.Value, "Acme");
        var refused = await UpsertAsync(rig, Write(Dana));
        var other = await UpsertAsync(rig, Write(Dana), Key with { Value = "workday-Contingent_Worker_ID_003d21001" });

        using var _ = Assert.EnterMultipleScope();
        Assert.That(((WriteResult.Refused)refused).Faults.Single().Kind, Is.EqualTo(FaultKind.Duplicate));
        Assert.That(other, Is.TypeOf<WriteResult.Written>());
        Assert.That((await rig.Customers.FindAsync(rig.Connection, Key))!.Key.Object, Is.EqualTo("customer"));
        Assert.That(await rig.Employees.FindAsync(rig.Connection, Key), Is.Null);
    }

    [Test]
    public async Task Someone_inactive_is_archived_and_a_subsidiary_is_set_by_overlay()
    {
        await using var rig = await NetSuiteRig.StartAsync();
        var mappings = AdapterMappings.Of(
            typeof(NetSuiteOptions).Assembly,
            """{ "overlay": "netsuite.employee", "base": "1.x", "layer": "tenant", "write": { "subsidiary": { "constant": {"id":"1"} }, "isInactive": { "constant": true } } }""");
        var written = (WriteResult.Written)await UpsertAsync(rig, Encoding.UTF8.GetString(mappings.Outbound("resource", "netsuite").Write(Record(Dana), ReferenceTable.None).Value.Span));
        Assert.That((await ReadAsync(rig, written.Key)).Record.State, Is.EqualTo(RecordState.Archived));
    }

    private static ValueTask<WriteResult> UpsertAsync(NetSuiteRig rig, string body, ExternalKey? key = null) => rig.Employees.WriteAsync(
        rig.Connection, new WriteCommand(WriteVerb.Upsert, "employee", null, key ?? Key, null, Encoding.UTF8.GetBytes(body)));

    private static async Task<(CanonicalRecord Record, string Json)> ReadAsync(NetSuiteRig rig, VendorKey key)
    {
        var mapping = Base.Inbound("netsuite", "employee");
        var row = (await rig.ReadEmployeesAsync(null, [.. mapping.SourceFields])).SelectMany(page => page.Records).Single(row => row.Key == key);
        var record = mapping.Map(row);
        return (record, Encoding.UTF8.GetString(record.Json.Span));
    }

    private static string Write(string resource)
    {
        var body = Base.Outbound("resource", "netsuite").Write(Record(resource), ReferenceTable.None);
        Assert.That(body.Faults.IsDefault ? [] : body.Faults.Select(fault => fault.ToString()), Is.Empty);
        return Encoding.UTF8.GetString(body.Value.Span);
    }

    private static CanonicalRecord Record(string json) => new()
    {
        Entity = "resource",
        Schema = "1.0",
        Source = new RecordSource("connectors", "", "test", "1", null, null),
        State = RecordState.Live,
        Json = Encoding.UTF8.GetBytes(json),
        ContentHash = new string('0', 32),
        Trace = new RecordTrace("connectors", "", ""),
    };
}
