using System.Text;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Kantata.Tests;

public sealed class WritingTests
{
    private static readonly ExternalKey Key = new("northstar-acme", "opportunity", "o_1-x");

    private const string Empty = """{"count":0,"results":[],"workspaces":{},"external_references":{}}""";

    private const string Found = """
        {"count":1,"results":[{"key":"workspaces","id":"7"}],
         "workspaces":{"7":{"id":"7","updated_at":"2026-03-02T01:00:00-08:00","external_reference_ids":["70","71"]}},
         "external_references":{
           "70":{"id":"70","service_name":"other","service_model":"opportunity","service_model_ref":"o_1-x"},
           "71":{"id":"71","service_name":"northstar-acme","service_model":"opportunity","service_model_ref":"o_1-x"}}}
        """;

    private const string Made = """{"count":1,"results":[{"key":"workspaces","id":"8"}],"workspaces":{"8":{"id":"8","updated_at":"2026-03-02T01:00:00-08:00"}}}""";

    [Test]
    public async Task A_create_looks_the_key_up_first_and_leaves_it_in_the_record()
    {
        var bench = new KantataBench(request => StubVendor.Ok(request.Method == "GET" ? Empty : Made));
        var result = await Write(bench, WriteVerb.Create, """{"title":"Rollout","price":"50000.10","x":1.50}""");
        var (probe, create) = (bench.Vendor.Requests[0], bench.Vendor.Requests[1]);
        Assert.Multiple(() =>
        {
            Assert.That(result, Is.EqualTo(new WriteResult.Written(new("workspaces", "8"), "2026-03-02T09:00:00Z", Created: true)));
            Assert.That(probe["external_reference_service_name"], Is.EqualTo("northstar-acme"));
            Assert.That(probe["external_reference_service_model"], Is.EqualTo("opportunity"));
            Assert.That(probe["external_reference_service_model_ref"], Is.EqualTo("o_1-x"));
            Assert.That(probe["include_archived"], Is.EqualTo("true"), "A hidden record would be made twice.");
            Assert.That((create.Method, create.Route, create.IsRepeatable), Is.EqualTo(("POST", "/workspaces", false)));
            Assert.That(
                create.Body,
                Is.EqualTo("""{"workspace":{"title":"Rollout","price":"50000.10","x":1.50,"external_reference":{"service_name":"northstar-acme","service_model":"opportunity","service_model_ref":"o_1-x","status":"successful"}}}"""));
        });
    }

    [Test]
    public async Task A_create_that_was_made_before_is_not_made_again()
    {
        var bench = new KantataBench(_ => StubVendor.Ok(Found));
        var result = await Write(bench, WriteVerb.Create);
        Assert.Multiple(() =>
        {
            Assert.That(result, Is.EqualTo(new WriteResult.Written(new("workspaces", "7"), "2026-03-02T09:00:00Z", Created: false)));
            Assert.That(bench.Vendor.Requests.Select(request => request.Method), Is.EqualTo(new[] { "GET" }));
        });
    }

    [Test]
    public async Task An_upsert_changes_what_it_finds_without_touching_its_reference()
    {
        var bench = new KantataBench(request => StubVendor.Ok(request.Method == "GET" ? Found : Made.Replace("\"8\"", "\"7\"", StringComparison.Ordinal)));
        var result = await Write(bench, WriteVerb.Upsert);
        Assert.Multiple(() =>
        {
            Assert.That(result, Is.InstanceOf<WriteResult.Written>().With.Property("Created").False);
            Assert.That((bench.Vendor.Requests[1].Method, bench.Vendor.Requests[1].Address.AbsolutePath, bench.Vendor.Requests[1].IsRepeatable), Is.EqualTo(("PUT", "/api/v1/workspaces/7", true)));
            Assert.That(bench.Vendor.Requests[1].Body, Is.EqualTo("""{"workspace":{"title":"Rollout"}}"""));
        });
    }

    [Test]
    public async Task Archiving_sets_the_flag_of_a_workspace_and_is_refused_elsewhere()
    {
        var bench = new KantataBench(_ => StubVendor.Ok(Made));
        var archived = await Write(bench, WriteVerb.Archive, target: "8");
        var refused = await bench.TimeEntries.WriteAsync(KantataBench.Connection, new(WriteVerb.Archive, "time_entries", new("time_entries", "5"), Key, null, "{}"u8.ToArray()));
        Assert.Multiple(() =>
        {
            Assert.That(archived, Is.InstanceOf<WriteResult.Written>());
            Assert.That(bench.Vendor.Requests.Single().Body, Is.EqualTo("""{"workspace":{"archived":true}}"""));
            Assert.That(KindsOf(refused), Is.EqualTo(new[] { FaultKind.Unsupported }));
        });
    }

    [Test]
    public async Task A_change_of_something_that_is_not_there_is_refused()
    {
        var bench = new KantataBench(_ => StubVendor.Ok(Empty));
        Assert.That(KindsOf(await Write(bench, WriteVerb.Update)), Is.EqualTo(new[] { FaultKind.NotFound }));
    }

    [Test]
    public async Task A_version_that_moved_on_is_a_conflict_and_nothing_is_sent()
    {
        var bench = new KantataBench(_ => StubVendor.Ok(Found));
        var command = new WriteCommand(WriteVerb.Update, "workspaces", new("workspaces", "7"), Key, "2026-03-02T08:00:00Z", "{}"u8.ToArray());
        var result = await bench.Workspaces.WriteAsync(KantataBench.Connection, command);
        var same = await bench.Workspaces.WriteAsync(KantataBench.Connection, command with { ExpectedVersion = "2026-03-02T09:00:00Z" });
        Assert.Multiple(() =>
        {
            Assert.That(KindsOf(result), Is.EqualTo(new[] { FaultKind.Conflict }));
            Assert.That(same, Is.InstanceOf<WriteResult.Written>(), "The control: with the version as it stands the change goes through.");
            Assert.That(bench.Vendor.Requests.Select(request => request.Method), Is.EqualTo(new[] { "GET", "GET", "PUT" }));
        });
    }

    [Test]
    public async Task A_refusal_carries_all_reasons()
    {
        const string Reasons = """{"errors":[{"type":"validation","message":"Please give your project a title","field":"title"},{"type":"validation","message":"Name has already been taken","field":"name"}]}""";
        var bench = new KantataBench(request => request.Method == "GET" ? StubVendor.Ok(Empty) : StubVendor.Refusal(422, Reasons));
        Assert.That(KindsOf(await Write(bench, WriteVerb.Create)), Is.EqualTo(new[] { FaultKind.TargetInvalid, FaultKind.Duplicate }));
    }

    [TestCase(401, FaultKind.Authentication)]
    [TestCase(429, FaultKind.RateLimited)]
    public void Limits_and_authentication_are_no_refusal_of_the_record(int status, FaultKind kind)
    {
        var bench = new KantataBench(request => request.Method == "GET" ? StubVendor.Ok(Empty) : StubVendor.Refusal(status, ""));
        Assert.That(() => Write(bench, WriteVerb.Create), Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(kind));
    }

    [Test]
    public async Task A_create_without_a_readable_answer_is_in_doubt_and_sent_once([Values] CreateEnd end)
    {
        var bench = new KantataBench(request => request.Method == "GET" ? StubVendor.Ok(Empty) : Ending(end));
        var result = await Write(bench, WriteVerb.Create);
        Assert.Multiple(() =>
        {
            Assert.That(result, Is.InstanceOf<WriteResult.InDoubt>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.InDoubt));
            Assert.That(bench.Vendor.Requests.Count(request => request.Method == "POST"), Is.EqualTo(1));
        });
    }

    [Test]
    [Category("F20")]
    public void A_lost_answer_of_a_change_is_a_passing_fault_because_it_may_be_repeated()
    {
        var bench = new KantataBench(_ => throw StubVendor.Broken(FaultKind.Transient));
        Assert.That(
            () => Write(bench, WriteVerb.Update, target: "7"), Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Transient));
    }

    [Test]
    public void A_look_up_that_gives_no_clear_answer_stops_before_anything_is_written()
    {
        var twice = Found.Replace("""[{"key":"workspaces","id":"7"}]""", """[{"key":"workspaces","id":"7"},{"key":"workspaces","id":"7"}]""", StringComparison.Ordinal);
        var another = Found.Replace("northstar-acme", "southstar-acme", StringComparison.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(KindOfBreak(twice), Is.EqualTo(FaultKind.Duplicate));
            Assert.That(KindOfBreak(another), Is.EqualTo(FaultKind.VendorDefect), "A filter that was passed over hands out any record.");
        });

        static FaultKind KindOfBreak(string found)
        {
            var bench = new KantataBench(_ => StubVendor.Ok(found));
            var broken = Assert.ThrowsAsync<ConnectorException>(() => Write(bench, WriteVerb.Upsert))!;
            Assert.That(bench.Vendor.Requests.Select(request => request.Method), Is.EqualTo(new[] { "GET" }));
            return broken.Fault.Kind;
        }
    }

    [Test]
    public async Task Keys_and_ids_stay_one_value_in_the_address()
    {
        var bench = new KantataBench(_ => StubVendor.Ok(Empty));
        var command = new WriteCommand(WriteVerb.Update, "workspaces", new("workspaces", "../users/1?x=1#"), Key, null, "{}"u8.ToArray());
        Assert.That(async () => await bench.Workspaces.WriteAsync(KantataBench.Connection, command), Throws.TypeOf<ConnectorException>());
        await bench.Workspaces.FindAsync(KantataBench.Connection, new("a&only=1", "b c", "d%2e"));
        Assert.Multiple(() =>
        {
            Assert.That(bench.Vendor.Requests[0].Address.AbsolutePath, Is.EqualTo("/api/v1/workspaces/..%2Fusers%2F1%3Fx%3D1%23"));
            Assert.That(bench.Vendor.Requests[1]["external_reference_service_name"], Is.EqualTo("a&only=1"));
            Assert.That(bench.Vendor.Requests[1]["external_reference_service_model_ref"], Is.EqualTo("d%2e"));
            Assert.That(bench.Vendor.Requests[1]["only"], Is.Null);
        });
    }

    public enum CreateEnd
    {
        ServerError,
        LineBroke,
        WebPage,
        NoRecord,
        Errors,
    }

    private static VendorResponse Ending(CreateEnd end) => end switch
    {
        CreateEnd.ServerError => StubVendor.Refusal(504, "<html>") with { Faults = [new(FaultKind.InDoubt, "504")] },
        CreateEnd.LineBroke => throw StubVendor.Broken(FaultKind.InDoubt),
        CreateEnd.WebPage => StubVendor.Ok("<html>"),
        CreateEnd.NoRecord => StubVendor.Ok(Empty),
        _ => StubVendor.Ok("""{"errors":["strange"]}"""),
    };

    private static async Task<WriteResult> Write(KantataBench bench, WriteVerb verb, string body = """{"title":"Rollout"}""", string? target = null) =>
        await bench.Workspaces.WriteAsync(
            KantataBench.Connection, new(verb, "workspaces", target is null ? null : new("workspaces", target), Key, null, Encoding.UTF8.GetBytes(body)));

    private static IEnumerable<FaultKind> KindsOf(WriteResult result) => ((WriteResult.Refused)result).Faults.Select(fault => fault.Kind);
}
