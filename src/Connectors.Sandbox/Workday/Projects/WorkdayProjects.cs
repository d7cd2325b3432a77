using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The projects of an account. All use is inside the store's gate.</summary>
internal sealed class WorkdayProjects(WorkdayState state)
{
    private const string Collection = "project";

    public IEnumerable<WorkdayProject> All() => state.Account.Store.All(Collection).Select(stored => new WorkdayProject(stored.Json));

    public WorkdayProject? Find(string type, string value) => type switch
    {
        "Project_ID" => state.Account.Store.Find(Collection, value) is { } stored ? new(stored.Json) : null,
        "WID" => All().FirstOrDefault(project => project.Instance.Wid == value),
        _ => null,
    };

    /// <summary>An id for a project that came without one.</summary>
    public string NextId() => "PROJECT-6-" + state.Account.Store.NextId(Collection, 1);

    public WorkdayProject Save(string id, JsonObject data, string eventStatus)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["wid"] = WorkdayWid.Made(state.Tenant, Collection, id),
            ["eventStatus"] = eventStatus,
            ["data"] = data.DeepClone(),
        };
        state.Account.Store.Save(Collection, id, json);
        return new(json);
    }

    public void Remove(string id) => state.Account.Store.Remove(Collection, id);
}
