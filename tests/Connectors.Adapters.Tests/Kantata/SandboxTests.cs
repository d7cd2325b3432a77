using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Sandbox;
using Connectors.Tenancy;

namespace Connectors.Kantata.Tests;

public sealed class SandboxTests
{
    private static readonly ExternalKey Key = new("northstar-acme", "opportunity", "o_1-x");

    [Test]
    public async Task Everything_is_read_once_page_by_page_and_the_next_read_brings_only_what_changed()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 90, options: new() { PageSize = 7, OverlapMinutes = 0 });
        var first = await bench.ReadAsync(bench.TimeEntries);
        var changed = first[3].Records[0].Key;
        bench.Account.Clock.Advance(TimeSpan.FromHours(1));
        await Write(bench, bench.TimeEntries, new(WriteVerb.Update, "time_entries", changed, Key, null, """{"notes":"later"}"""u8.ToArray()));
        var second = await bench.ReadAsync(bench.TimeEntries, first[^1].Next.Value);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(first), Is.Unique);
            Assert.That(Ids(first).Count(), Is.EqualTo(90));
            Assert.That(first.SelectMany(page => page.Records).Select(record => record.ModifiedAt), Is.Ordered);
            Assert.That(Ids(second), Does.Contain(changed.Id));
            Assert.That(Ids(second).Count(), Is.LessThanOrEqualTo(4), "Those of the cursor's own second may come again.");
            Assert.That(first.Select(page => page.Related.Count), Is.All.Positive);
        });
    }

    [Test]
    public async Task Archived_projects_and_their_time_are_read_too()
    {
        await using var bench = await SandboxBench.StartAsync();
        var workspaces = (await bench.ReadAsync(bench.Workspaces)).SelectMany(page => page.Records).ToArray();
        var archived = workspaces.Single(workspace => workspace.State == RecordState.Archived);
        Assert.Multiple(async () =>
        {
            Assert.That(workspaces, Has.Length.EqualTo(8));
            Assert.That(Ids(await bench.ReadAsync(bench.TimeEntries)).Count(), Is.EqualTo(60));
            Assert.That(Ids(await bench.ReadAsync(bench.Stories)).Count(), Is.EqualTo(24));
            Assert.That(Ids(await bench.ReadAsync(bench.Users)).Count(), Is.EqualTo(8));
            Assert.That(archived.Key.Id, Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_create_sent_twice_makes_one_record()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        var first = await Create(bench);
        var second = await Create(bench);
        var upserted = await Write(bench, bench.Workspaces, Command(WriteVerb.Upsert, """{"title":"Renamed"}"""));
        var found = await bench.Workspaces.FindAsync(bench.Connection, Key);
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.InstanceOf<WriteResult.Written>().With.Property("Created").True);
            Assert.That(second, Is.EqualTo((WriteResult.Written)first with { Created = false }));
            Assert.That(upserted, Is.InstanceOf<WriteResult.Written>().With.Property("Created").False.And.Property("Key").EqualTo(((WriteResult.Written)first).Key));
            Assert.That(found!.Key, Is.EqualTo(((WriteResult.Written)first).Key));
            Assert.That(Posts(bench), Is.EqualTo(1));
        });
    }

    [Test]
    [Category("F19")]
    public async Task A_create_whose_answer_is_lost_is_in_doubt_and_found_by_its_key([Values] bool isCutInside)
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        bench.Account.Faults.Add(new(isCutInside ? new FaultAction.Truncate(20) : new FaultAction.CommitThenDrop()) { Method = "POST" });
        var lost = await Create(bench);
        var repeated = await Create(bench);
        Assert.Multiple(() =>
        {
            Assert.That(lost, Is.InstanceOf<WriteResult.InDoubt>());
            Assert.That(repeated, Is.InstanceOf<WriteResult.Written>().With.Property("Created").False);
            Assert.That(Posts(bench), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_create_that_never_arrived_is_made_by_the_repeat()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        bench.Account.Faults.Add(new(new FaultAction.DropBefore()) { Method = "POST" });
        var lost = await Create(bench);
        var repeated = await Create(bench);
        Assert.Multiple(() =>
        {
            Assert.That(lost, Is.InstanceOf<WriteResult.InDoubt>(), "From here the two cannot be told apart.");
            Assert.That(repeated, Is.InstanceOf<WriteResult.Written>().With.Property("Created").True);
        });
    }

    [Test]
    public async Task An_archived_project_is_still_found_by_its_key()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        var created = (WriteResult.Written)await Create(bench);
        await Write(bench, bench.Workspaces, Command(WriteVerb.Archive, "{}"));
        var found = await bench.Workspaces.FindAsync(bench.Connection, Key);
        Assert.Multiple(() =>
        {
            Assert.That(found!.Key, Is.EqualTo(created.Key));
            Assert.That(found.State, Is.EqualTo(RecordState.Archived));
        });
    }

    [Test]
    public async Task A_refusal_names_the_field_and_nothing_is_made()
    {
        await using var bench = await SandboxBench.StartAsync(timeEntries: 0);
        var refused = (WriteResult.Refused)await Write(bench, bench.Workspaces, Command(WriteVerb.Create, """{"title":"","creator_role":"maven"}"""));
        Assert.Multiple(() =>
        {
            Assert.That(refused.Faults.Single().Kind, Is.EqualTo(FaultKind.TargetInvalid));
            Assert.That(refused.Faults.Single().Path, Is.EqualTo("/title"));
            Assert.That(refused.Faults.Single().RequestId, Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_wrong_token_is_a_fault_of_authentication_and_is_tried_once()
    {
        await using var bench = await SandboxBench.StartAsync(credential: new BearerCredential(new("another-token")));
        Assert.That(() => bench.ReadAsync(bench.Users), Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Authentication));
        Assert.That(bench.Account.Log.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Client_credentials_open_the_account_too()
    {
        await using var bench = await SandboxBench.StartAsync(credential: new ClientSecretCredential("sandbox-client", new("sandbox-secret")));
        await bench.ReadAsync(bench.Users);
        await bench.ReadAsync(bench.Stories);
        Assert.That(bench.Account.Log.Entries.Count(entry => entry.Path.StartsWith("/oauth/token", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_page_that_ends_early_is_never_taken_for_whole()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.Account.Faults.Add(new(new FaultAction.Truncate(500)));
        Assert.That(() => bench.ReadAsync(bench.Users), Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.Transient));
    }

    [Test]
    public async Task Recorded_contents_served_over_http_are_all_read()
    {
        RecordedPages.All();
        await using var bench = await SandboxBench.StartAsync(RecordedPages.Folder);
        Assert.Multiple(async () =>
        {
            Assert.That(Ids(await bench.ReadAsync(bench.TimeEntries)), Has.Exactly(228).Items);
            Assert.That(Ids(await bench.ReadAsync(bench.Expenses)), Has.Exactly(11).Items);
            Assert.That(Ids(await bench.ReadAsync(bench.Invoices)), Has.Exactly(42).Items, "63 occurrences of 42 invoices.");
            Assert.That(Ids(await bench.ReadAsync(bench.Workspaces)), Has.Exactly(25).Items);
            Assert.That(Ids(await bench.ReadAsync(bench.WorkspaceGroups)), Has.Exactly(21).Items);
            Assert.That(Ids(await bench.ReadAsync(bench.Stories)), Has.Exactly(26).Items);
        });
    }

    private static Task<WriteResult> Create(SandboxBench bench) => Write(bench, bench.Workspaces, Command(WriteVerb.Create, """{"title":"Rollout","creator_role":"maven"}"""));

    private static WriteCommand Command(WriteVerb verb, string body) => new(verb, "workspaces", null, Key, null, System.Text.Encoding.UTF8.GetBytes(body));

    private static async Task<WriteResult> Write(SandboxBench bench, Connectors.Adapters.IRecordWriter writer, WriteCommand command) =>
        await writer.WriteAsync(bench.Connection, command);

    private static int Posts(SandboxBench bench) => bench.Account.Log.Entries.Count(entry => entry.Method == "POST");

    private static IEnumerable<string> Ids(IEnumerable<VendorPage> pages) => pages.SelectMany(page => page.Records).Select(record => record.Key.Id);
}
