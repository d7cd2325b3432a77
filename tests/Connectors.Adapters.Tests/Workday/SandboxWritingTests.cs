using System.Text;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;

namespace Connectors.Workday.Tests;

/// <summary>The one write: projects under our key.</summary>
public sealed class SandboxWritingTests
{
    private const string Fields = """
        {"Project_Name":"Nimbus <rollout> & more","Project_Hierarchy_Reference":{"Project_Hierarchy_ID":"All_Projects"},
         "Project_Status_Reference":{"Project_Status_ID":"ACTIVE"},"Start_Date":"2026-12-01","End_Date":"2027-03-31",
         "Currency_Reference":{"Currency_ID":"EUR"},"Billable":true,"Customer_Reference":{"key":"Customer_ID=CUST-000373"},"Estimated_Budget":"120000"}
        """;

    private static readonly ExternalKey Key = new("acme-connectors", "opportunity", "PRJ-OPP-0065A");

    [Test]
    public async Task A_project_is_created_once_and_found_by_our_key()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var before = await FindAsync(house);
        var first = await WriteAsync(house, WriteVerb.Create, Fields);
        var second = await WriteAsync(house, WriteVerb.Create, Fields);
        var found = await FindAsync(house);
        Assert.Multiple(() =>
        {
            Assert.That(before, Is.Null);
            Assert.That(first, Is.EqualTo(new WriteResult.Written(new("Project", "Project_ID=PRJ-OPP-0065A"), null, Created: true)));
            Assert.That(second, Is.EqualTo(new WriteResult.Written(new("Project", "Project_ID=PRJ-OPP-0065A"), null, Created: false)), "adopted");
            Assert.That(Encoding.UTF8.GetString(found!.Json.Span), Does.Contain("Nimbus \\u003Crollout\\u003E \\u0026 more"));
        });
    }

    [TestCase(typeof(FaultAction.CommitThenDrop))]
    [TestCase(typeof(FaultAction.DropBefore))]
    [Category("F19")]
    public async Task A_lost_answer_never_makes_a_second_project(Type action)
    {
        await using var house = await WorkdayHouse.StartAsync(retries: 1);
        house.Account.Faults.Add(new((FaultAction)Activator.CreateInstance(action)!) { PathContains = "Resource_Management" });
        var result = await WriteAsync(house, WriteVerb.Create, Fields);
        var (projects, _) = await house.MapAsync("project");
        Assert.That(result, Is.InstanceOf<WriteResult.Written>());
        Assert.That(projects.Keys.Count(id => id == "Project_ID=PRJ-OPP-0065A"), Is.EqualTo(1));
        Assert.That(projects, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_change_keeps_what_it_does_not_name()
    {
        await using var house = await WorkdayHouse.StartAsync();
        await WriteAsync(house, WriteVerb.Upsert, Fields);
        var changed = await WriteAsync(house, WriteVerb.Upsert, """{"Project_Name":"Nimbus II"}""");
        var data = WorkdayHouse.Data((await house.MapAsync("project")).Records["Project_ID=PRJ-OPP-0065A"]);
        var sent = house.Tap.Bodies.Last(body => body.Contains("Submit_Project_Request", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(changed, Is.EqualTo(new WriteResult.Written(new("Project", "Project_ID=PRJ-OPP-0065A"), null, Created: false)));
            Assert.That(data["name"]!.ToString(), Is.EqualTo("Nimbus II"));
            Assert.That(data["customer"]!["key"]!["value"]!.ToString(), Is.EqualTo("Customer_ID=CUST-000373"));
            Assert.That(sent, Does.Contain("Estimated_Budget>120000<").And.Contain("Add_Only=\"false\""), "what stands there is sent along");
        });
    }

    [Test]
    public async Task All_reasons_of_a_refusal_are_told_with_their_fields()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var result = await WriteAsync(house, WriteVerb.Create, """
            {"Project_Name":"X","Project_Hierarchy_Reference":{"Project_Hierarchy_ID":"All_Projects"},"Start_Date":"2026-12-01","End_Date":"2026-11-01",
             "Currency_Reference":{"Currency_ID":"EUR"},"Customer_Reference":{"Customer_ID":"nobody"}}
            """);
        var faults = ((WriteResult.Refused)result).Faults;
        Assert.Multiple(() =>
        {
            Assert.That(faults.Select(fault => fault.Path), Is.EquivalentTo(new[] { "/End_Date", "/Customer_Reference/ID" }));
            Assert.That(faults.Select(fault => fault.Kind), Is.EquivalentTo(new[] { FaultKind.TargetInvalid, FaultKind.MissingReference }));
            Assert.That(faults.Select(fault => fault.Message), Is.All.Not.Contains("nobody"));
        });
    }

    [TestCase("message")]
    [TestCase("none")]
    public async Task A_refusal_in_another_shape_is_a_refusal_too(string shape)
    {
        await using var house = await WorkdayHouse.StartAsync(account => account.Settings["faultDetail"] = shape);
        var result = await WriteAsync(house, WriteVerb.Create, """{"Project_Name":"X","Estimated_Budget":"-1"}""");
        Assert.That(result, Is.InstanceOf<WriteResult.Refused>());
        Assert.That(await FindAsync(house), Is.Null);
    }

    [Test]
    public async Task Wrong_fields_are_refused_before_anything_is_sent()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var result = await WriteAsync(house, WriteVerb.Create, """{"Project_Name":"a\u0001b","Nonsense":"x","Company_Reference":{"Descriptor":"y"}}""");
        Assert.That(((WriteResult.Refused)result).Faults.Select(fault => fault.Path), Is.EqualTo(new[] { "/Project_Name", "/Nonsense", "/Company_Reference" }));
        Assert.That(house.Account.Log.Entries, Is.Empty);
    }

    [TestCase("warning", true)]
    [TestCase("critical", false)]
    [Category("F11")]
    public async Task Exceptions_in_an_accepted_answer_are_looked_at(string kind, bool isWritten)
    {
        await using var house = await WorkdayHouse.StartAsync(account => account.Settings["projectExceptions"] = kind);
        var result = await WriteAsync(house, WriteVerb.Create, Fields);
        if (isWritten)
            Assert.That(result, Is.InstanceOf<WriteResult.Written>());
        else
            Assert.That(((WriteResult.Refused)result).Faults.Single().Message, Does.Contain("locked by another event").And.Contain("is in Workday"));
    }

    [Test]
    public async Task Deleting_is_not_offered_and_an_unknown_project_not_made()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var deleted = (WriteResult.Refused)await WriteAsync(house, WriteVerb.Delete, "{}");
        var changed = (WriteResult.Refused)await WriteAsync(house, WriteVerb.Update, """{"Project_Name":"X"}""", "Project_ID=none");
        Assert.That((deleted.Faults[0].Kind, changed.Faults[0].Kind), Is.EqualTo((FaultKind.Unsupported, FaultKind.NotFound)));
    }

    [Test]
    public async Task A_canonical_project_goes_through_the_mapping()
    {
        await using var house = await WorkdayHouse.StartAsync();
        var record = new CanonicalRecord
        {
            Entity = "project",
            Schema = "1.0",
            Source = new("salesforce", "crm", "Opportunity", "0065A", "1", null),
            State = RecordState.Live,
            Json = Encoding.UTF8.GetBytes("""
                {"name":"Nimbus","status":{"code":"active"},"billing":{"code":"timeMaterials"},"plannedStart":"2026-12-01","currency":"EUR",
                 "budget":{"amount":{"amount":"120000.00","currency":"EUR"}}}
                """),
            ContentHash = "0",
            Trace = new("test", "1", "salesforce"),
            References = [],
        };
        var command = await house.Writing.PrepareAsync(house.Connection, record, WriteVerb.Upsert, Key);
        Assert.That(command.IsSuccess, Is.True, () => string.Join('\n', command.Faults));
        Assert.That(Encoding.UTF8.GetString(command.Value!.Body.Span), Is.EqualTo(
            """{"Project_Name":"Nimbus","Project_Status_Reference":{"Project_Status_ID":"ACTIVE"},"Start_Date":"2026-12-01","Currency_Reference":{"Currency_ID":"EUR"},"Estimated_Budget":"120000","Billable":true,"Locked_in_Workday":false}"""));
    }

    private static async Task<WriteResult> WriteAsync(WorkdayHouse house, WriteVerb verb, string fields, string? target = null)
    {
        house.Connection.Adapter.TryGet<IRecordWriter>("Project", out var writer);
        var key = target is null ? (VendorKey?)null : new VendorKey("Project", target);
        return await writer!.WriteAsync(house.Connection, new(verb, "Project", key, Key, null, Encoding.UTF8.GetBytes(fields)));
    }

    private static async Task<VendorRecord?> FindAsync(WorkdayHouse house)
    {
        house.Connection.Adapter.TryGet<IRecordFinder>("Project", out var finder);
        return await finder!.FindAsync(house.Connection, Key);
    }
}
