using System.Text.Json.Nodes;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>A second major version of timeEntry: <c>note</c> is no longer a text but has a format, as the description of a task has, and
/// <c>task</c> and <c>project</c> stand under <c>job</c>.</summary>
internal sealed class TimeEntryNoteCaster : IRecordCaster
{
    /// <summary>Unknown to version 1, which hands it on: the format of the note.</summary>
    private const string Kept = "noteFormat";

    public string Entity => "timeEntry";

    public int From => 1;

    public void Up(JsonObject data)
    {
        if (Take(data, "note") is { } body)
            data["note"] = new JsonObject { ["format"] = Take(data, Kept) ?? "plain", ["body"] = body };
        var job = new JsonObject();
        foreach (var name in new[] { "project", "task" })
        {
            if (Take(data, name) is { } reference)
                job[name] = reference;
        }
        if (job.Count > 0)
            data["job"] = job;
    }

    public void Down(JsonObject data)
    {
        if (Take(data, "note") is JsonObject note)
        {
            data["note"] = Take(note, "body");
            if (note["format"]?.GetValue<string>() != "plain")
                data[Kept] = Take(note, "format");
        }
        if (Take(data, "job") is JsonObject job)
        {
            foreach (var name in job.Select(member => member.Key).ToArray())
                data[name] = Take(job, name);
        }
    }

    private static JsonNode? Take(JsonObject data, string name) => data.Remove(name, out var value) ? value : null;
}
