using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A project: its data as they were submitted, and the event that still has to be approved, if there is one.</summary>
internal sealed class WorkdayProject(JsonObject json)
{
    public JsonObject Json => json;

    /// <summary>Project_ID.</summary>
    public string Id => json.Get("id")!;

    /// <summary>By name of the element; references are objects with a type and a value.</summary>
    public JsonObject Data => json["data"]!.AsObject();

    public string Name => Data.Get("Project_Name") ?? Id;

    /// <summary>In Progress, Approved or Denied.</summary>
    public string EventStatus => json.Get("eventStatus") ?? "Approved";

    public WorkdayInstance Instance => new(json.Get("wid")!, Name, ("Project_ID", Id));

    public (string Type, string Value)? Reference(string field) =>
        Data[field] is JsonObject reference ? (reference.Get("type")!, reference.Get("value")!) : null;
}
