using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The workers of an account, kept as the transactions that made them what they are. All use is inside the store's gate.</summary>
internal sealed class WorkdayWorkers(WorkdayState state)
{
    public const string Hire = "Hire Employee";
    public const string Contract = "Contract Contingent Worker";
    private const string People = "worker";
    private const string Rows = "workerRow";

    private RecordStore Store => state.Account.Store;

    /// <summary>Everybody the user may see, as of a moment and a day, by WID: who is entered later lands anywhere between.</summary>
    public IEnumerable<WorkdayWorker> All(DateTimeOffset entry, DateOnly effective)
    {
        var rows = Store.All(Rows).Select(row => new WorkdayWorkerRow(row.Json)).ToLookup(row => row.Worker, StringComparer.Ordinal);
        return Store.All(People).OrderBy(person => person.Id, StringComparer.Ordinal)
            .Select(person => new WorkdayWorker(person.Json, [.. rows[person.Id]], entry, effective))
            .Where(worker => worker.Known.Count > 0 && MaySee(worker));
    }

    /// <summary>As of now.</summary>
    public IEnumerable<WorkdayWorker> All() => All(state.Now, state.Today);

    /// <summary>Null when there is none, or the user may not see it.</summary>
    public WorkdayWorker? Find(string type, string value, DateTimeOffset entry, DateOnly effective) =>
        WidOf(type, value) is { } wid && Store.Find(People, wid) is { } person ? Visible(person.Json, entry, effective) : null;

    /// <summary>As of now.</summary>
    public WorkdayWorker? Find(string type, string value) => Find(type, value, state.Now, state.Today);

    /// <summary>A person without any transaction yet.</summary>
    /// <returns>The WID.</returns>
    public string Add(string idType, string id)
    {
        var wid = WorkdayWid.Made(state.Tenant, People, $"{idType}={id}");
        var isEmployee = idType == "Employee_ID";
        Store.Save(People, wid, new()
        {
            ["id"] = wid,
            ["wid"] = wid,
            [isEmployee ? "employeeId" : "contingentWorkerId"] = id,
            ["universalId"] = "U" + id,
        });
        return wid;
    }

    /// <summary>Writes a transaction down.</summary>
    public WorkdayWorkerRow Enter(string wid, string type, DateTimeOffset entered, DateOnly effective, JsonObject data,
        string? rescinds = null, string? corrects = null)
    {
        var row = new JsonObject
        {
            ["id"] = Store.NextId(Rows, 1),
            ["worker"] = wid,
            ["type"] = type,
            ["entered"] = entered.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["effective"] = WorkdayTimes.Plain(effective),
            ["data"] = data.DeepClone(),
        };
        if (rescinds is not null) row["rescinds"] = rescinds;
        if (corrects is not null) row["corrects"] = corrects;
        Store.Save(Rows, row["id"]!.GetValue<string>(), row);
        return new(row);
    }

    /// <summary>All that was ever entered about somebody, also when the user may not see it.</summary>
    public IEnumerable<WorkdayWorkerRow> RowsOf(string wid) =>
        Store.All(Rows).Select(row => new WorkdayWorkerRow(row.Json)).Where(row => row.Worker == wid);

    public WorkdayWorkerRow? Row(string id) => Store.Find(Rows, id) is { } row ? new(row.Json) : null;

    private WorkdayWorker? Visible(JsonObject person, DateTimeOffset entry, DateOnly effective)
    {
        var worker = new WorkdayWorker(person, [.. RowsOf(person.Get("wid")!)], entry, effective);
        return worker.Known.Count > 0 && MaySee(worker) ? worker : null;
    }

    private string? WidOf(string type, string value) => type switch
    {
        "WID" => value,
        "Employee_ID" or "Contingent_Worker_ID" => WorkdayWid.Made(state.Tenant, People, $"{type}={value}"),
        _ => null,
    };

    /// <summary>Whom the user's security group does not reach is missing without a word.</summary>
    private bool MaySee(WorkdayWorker worker) =>
        state.Settings.Population is not { } population || worker.Organizations.Any(population.Contains);
}
