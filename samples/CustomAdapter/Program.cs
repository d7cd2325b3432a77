using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.Reading;
using Connectors.Tenancy;
using Connectors.Writing;
using CustomAdapter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

string[] tenants = ["acme", "globex"];
using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    interrupted.Cancel();
};
var ct = interrupted.Token;

await using var vendor = await PunchcardServer.StartAsync(tenants.Select(TokenOf), ct);
var settings = new Dictionary<string, string?> { ["AllowLoopback"] = "true" };
foreach (var tenant in tenants)
{
    settings[$"Tenants:{tenant}:Connections:time:System"] = "punchcard";
    settings[$"Tenants:{tenant}:Connections:time:Endpoint"] = vendor.Address.AbsoluteUri;
    settings[$"Credentials:{tenant}:time:Token"] = TokenOf(tenant);
}

var services = new ServiceCollection();
services.AddConnectors(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
    .UseMappingDirectory(Path.Combine(AppContext.BaseDirectory, "overlays"))
    .AddPunchcard();
await using var house = services.BuildServiceProvider();
var faults = await house.GetRequiredService<ConnectorsCheck>().RunAsync(tenants.Select(name => new TenantId(name)), ct);
if (!faults.IsEmpty)
{
    await Console.Error.WriteLineAsync(string.Join('\n', faults));
    return 2;
}

var summaries = new List<Summary>();
foreach (var tenant in tenants)
    summaries.Add(await RunAsync(tenant));
if (args.Contains("--json"))
    Console.WriteLine(JsonSerializer.Serialize(summaries, JsonSerializerOptions.Web));
else
    Print(summaries);
return 0;

static string TokenOf(string tenant) => $"punchcard-token-of-{tenant}";

async Task<Summary> RunAsync(string tenant)
{
    var context = await house.GetRequiredService<ITenants>().OpenAsync(new(tenant), ct);
    var connection = house.GetRequiredService<IConnections>().Open(context, "time");
    var first = await ReadAsync(connection, from: null);

    // What no vendor sent: the host makes the record itself. Written twice, it is one record.
    var entry = AuthoredRecord.Of(new TimeEntry
    {
        Resource = Ref<Resource>.ByKey(new("punchcard", "time", "people", "ada")),
        WorkDate = new(2026, 11, 20),
        Duration = WorkTime.FromMinutes(25),
        Kind = TimeKind.Work,
        Billable = Billable.NoCharge,
        Status = TimeEntryStatus.Draft,
        Billing = BillingState.Unbilled,
        Note = "a favour",
    }, id: "desk-1");
    var writes = new List<string>();
    for (var turn = 0; turn < 2; turn++)
        writes.Add(await WriteAsync(connection, entry, new($"{tenant}-connectors", "timeEntry", "desk-1")));
    var second = await ReadAsync(connection, first.Next);
    return new(tenant, first.Pages, first.Entries, first.Refused, writes, second.Entries);
}

async Task<(int Pages, Entry[] Entries, int Refused, Cursor? Next)> ReadAsync(Connection connection, Cursor? from)
{
    var pages = await house.GetRequiredService<IEntityReader>().ReadAsync(connection, "timeEntry", from, ct).ToListAsync(ct);
    var results = pages.SelectMany(page => page.Records).ToArray();
    return (pages.Count, [.. results.Where(result => result.Record.IsSuccess).Select(result => Entry.Of(result.Record.Value!))],
        results.Count(result => !result.Record.IsSuccess), pages[^1].Next);
}

async Task<string> WriteAsync(Connection connection, CanonicalRecord record, ExternalKey key)
{
    var writer = house.GetRequiredService<IEntityWriter>();
    var prepared = await writer.PrepareAsync(connection, record, WriteVerb.Upsert, key, ct: ct);
    if (!prepared.IsSuccess)
        return $"refused before it was sent: {string.Join("; ", prepared.Faults)}";
    return await writer.SendAsync(connection, prepared.Value, ct) switch
    {
        WriteResult.Written { Created: true } written => $"{written.Key} created",
        WriteResult.Written written => $"{written.Key} was there already",
        WriteResult.Refused refused => $"refused: {string.Join("; ", refused.Faults)}",
        var other => other.ToString(),
    };
}

static void Print(IEnumerable<Summary> summaries)
{
    const string Line = "{0,-8} {1,-8} {2,-7} {3,-11:yyyy-MM-dd} {4,8} {5,-12} {6,-6} {7}";
    Console.WriteLine(Line, "tenant", "read", "person", "day", "hours", "billable", "centre", "note");
    foreach (var summary in summaries)
    {
        foreach (var (read, entry) in summary.Entries.Select(entry => ("first", entry)).Concat(summary.Later.Select(entry => ("changes", entry))))
            Console.WriteLine(Line, summary.Tenant, read, entry.Person, entry.Day, entry.Hours, entry.Billable, entry.CostCentre ?? "-", entry.Note);
        Console.WriteLine($"{summary.Tenant}: {summary.Entries.Length} read in {summary.Pages} pages, {summary.Refused} refused");
        Console.WriteLine($"{summary.Tenant}: {string.Join($"\n{summary.Tenant}: ", summary.Writes)}");
    }
}

/// <summary>What came of it for a tenant.</summary>
internal sealed record Summary(string Tenant, int Pages, Entry[] Entries, int Refused, List<string> Writes, Entry[] Later);

/// <summary>A line of the table.</summary>
internal sealed record Entry(string Person, DateOnly Day, decimal Hours, string Billable, string? CostCentre, string? Note)
{
    public static Entry Of(CanonicalRecord record)
    {
        var entry = record.As<TimeEntry>();
        return new(entry.Resource.Key!.Value, entry.WorkDate, entry.Duration.Hours, entry.Billable.ToString(),
            entry.Ext.TryGetValue("x:costCentre", out var centre) ? centre.Value.ToString() : null, entry.Note);
    }
}
