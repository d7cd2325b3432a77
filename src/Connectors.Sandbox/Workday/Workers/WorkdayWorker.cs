using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A worker as of an entry moment and an effective day.</summary>
internal sealed class WorkdayWorker
{
    public WorkdayWorker(JsonObject identity, IReadOnlyList<WorkdayWorkerRow> rows, DateTimeOffset entry, DateOnly effective)
    {
        Identity = identity;
        Known = [.. rows.Where(row => row.Entered <= entry)];
        var undone = Known.SelectMany(row => (string?[])[row.Rescinds, row.Corrects]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Undone = undone;
        WorkdayWorkerRow[] valid = [.. Known.Where(row => row.Rescinds is null && !undone.Contains(row.Id))
            .OrderBy(row => row.Effective).ThenBy(row => row.Entered)];
        Applied = [.. valid.Where(row => row.Effective <= effective)];
        Data = [];
        foreach (var row in Applied) WorkdayMerge.Into(Data, row.Data);
        IsHired = Array.Exists(valid, row => row.IsHire);
        if (Applied.Count == 0) AddPreHire(valid.FirstOrDefault(row => row.IsHire) ?? Known.FirstOrDefault(row => row.IsHire));
    }

    public JsonObject Identity { get; }

    /// <summary>All that was entered up to the moment, also what was taken back.</summary>
    public IReadOnlyList<WorkdayWorkerRow> Known { get; }

    /// <summary>Ids of rows that were rescinded or corrected.</summary>
    public IReadOnlySet<string> Undone { get; }

    /// <summary>What is valid and effective, in the order in which it applies.</summary>
    public IReadOnlyList<WorkdayWorkerRow> Applied { get; }

    public JsonObject Data { get; }

    /// <summary>Whether there is a hire that was not rescinded, though it may lie ahead.</summary>
    public bool IsHired { get; }

    /// <summary>Whether the hire is effective already.</summary>
    public bool IsHere => Applied.Any(row => row.IsHire);

    public bool IsActive => IsHere && Data.Is("active") != false;

    public bool IsEmployee => Identity["employeeId"] is not null;

    /// <summary>Employee or contingent worker id.</summary>
    public string Id => Identity.Get("employeeId") ?? Identity.Get("contingentWorkerId")!;

    public WorkdayInstance Instance => new(Identity.Get("wid")!, Name, (IsEmployee ? "Employee_ID" : "Contingent_Worker_ID", Id));

    /// <summary>What a person calls the worker.</summary>
    public string Name => $"{Data.Get("preferredFirstName") ?? Data.Get("firstName")} {Data.Get("preferredLastName") ?? Data.Get("lastName")}";

    public IEnumerable<KeyValuePair<string, JsonObject>> Positions => (Data["positions"] as JsonObject ?? [])
        .Where(position => position.Value is JsonObject)
        .Select(position => KeyValuePair.Create(position.Key, position.Value!.AsObject()));

    /// <summary>Null before the hire is effective.</summary>
    public JsonObject? PrimaryPosition =>
        Positions.OrderByDescending(position => position.Value.Is("primary") == true).Select(position => position.Value).FirstOrDefault();

    /// <summary>Reference ids of the organisations of all positions.</summary>
    public IEnumerable<string> Organizations =>
        Positions.SelectMany(position => WorkdayMerge.Texts(position.Value["organizations"])).Distinct(StringComparer.Ordinal);

    /// <summary>Before the hire is effective there is a person with a date, and no position.</summary>
    private void AddPreHire(WorkdayWorkerRow? hire)
    {
        if (hire is null) return;
        WorkdayMerge.Into(Data, hire.Data);
        Data.Remove("positions");
        Data.Remove("compensation");
        Data.Remove("contract");
        Data["active"] = false;
        if (!IsHired) Data["hireRescinded"] = true;
    }
}
