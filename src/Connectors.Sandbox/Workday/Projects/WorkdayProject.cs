using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A project.</summary>
internal sealed class WorkdayProject(JsonObject json)
{
    public JsonObject Json => json;

    /// <summary>Project_ID.</summary>
    public string Id => json.Get("id")!;

    public string Name => json.Get("name")!;

    public WorkdayInstance Instance => new(json.Get("wid")!, Name, ("Project_ID", Id));
}
