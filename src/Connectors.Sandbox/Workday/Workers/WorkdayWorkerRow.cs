using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>One transaction about a worker: when it was typed, from when it applies, what it changes, and which earlier one it takes back.</summary>
internal sealed class WorkdayWorkerRow(JsonObject json)
{
    public JsonObject Json => json;

    public string Id => json["id"]!.GetValue<string>();

    /// <summary>WID.</summary>
    public string Worker => json["worker"]!.GetValue<string>();

    /// <summary>Business process, such as <c>Hire Employee</c>.</summary>
    public string Type => json["type"]!.GetValue<string>();

    public DateTimeOffset Entered =>
        DateTimeOffset.Parse(json["entered"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public DateOnly Effective => DateOnly.ParseExact(json["effective"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Merged into what was before; null removes a member.</summary>
    public JsonObject Data => json["data"]?.AsObject() ?? [];

    /// <summary>Id of the row that this one takes back.</summary>
    public string? Rescinds => json["rescinds"]?.GetValue<string>();

    /// <summary>Id of the row that this one replaces.</summary>
    public string? Corrects => json["corrects"]?.GetValue<string>();

    public bool IsHire => Type is WorkdayWorkers.Hire or WorkdayWorkers.Contract;
}
