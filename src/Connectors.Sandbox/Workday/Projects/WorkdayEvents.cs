using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Business processes that were submitted. All use is inside the store's gate.</summary>
internal sealed class WorkdayEvents(WorkdayState state)
{
    private const string Collection = "event";

    public IEnumerable<JsonObject> All() => state.Account.Store.All(Collection).Select(stored => stored.Json);

    /// <summary>By its WID or that of its step.</summary>
    public JsonObject? Find(string wid) => All().FirstOrDefault(one => one.Get("id") == wid || one.Get("step") == wid);

    public void Begin(WorkdayProject project, JsonObject data, bool isNew, bool completes)
    {
        var number = state.Account.Store.NextId(Collection, 1);
        var wid = WorkdayWid.Made(state.Tenant, Collection, number);
        Save(new()
        {
            ["id"] = wid,
            ["step"] = WorkdayWid.Made(state.Tenant, "step", number),
            ["project"] = project.Id,
            ["owner"] = data["Project_Owner_Reference"]?.DeepClone(),
            ["isNew"] = isNew,
            ["status"] = completes ? WorkdayCatalog.Approved : WorkdayCatalog.InProgress,
            ["created"] = WorkdayTimes.Plain(state.Today),
            ["completed"] = completes ? WorkdayTimes.Plain(state.Today) : null,
            ["data"] = completes ? null : data.DeepClone(),
        });
    }

    /// <summary>Ends an event: approved, the project becomes what was submitted; denied, a new project is gone.</summary>
    /// <returns>False when it was ended before.</returns>
    public bool End(JsonObject submitted, string status)
    {
        if (submitted.Get("status") != WorkdayCatalog.InProgress) return false;
        var project = submitted.Get("project")!;
        if (status == WorkdayCatalog.Approved) state.Projects.Save(project, submitted["data"]!.AsObject(), status);
        else if (submitted.Is("isNew") == true) state.Projects.Remove(project);
        state.Account.Clock.Tick();
        var ended = submitted.DeepClone().AsObject();
        ended["status"] = status;
        ended["completed"] = WorkdayTimes.Plain(state.Today);
        ended.Remove("data");
        Save(ended);
        return true;
    }

    private void Save(JsonObject json) => state.Account.Store.Save(Collection, json.Get("id")!, json);
}
