using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>The body of a write of an issue: what Jira takes as fields, and the status, which is none.</summary>
internal sealed class IssueBody
{
    private readonly JsonObject _fields;

    private IssueBody(JsonObject fields, string? category, ImmutableArray<Fault> faults) => (_fields, Category, Faults) = (fields, category, faults);

    /// <summary>The category that the status should be in: <c>new</c>, <c>indeterminate</c> or <c>done</c>; null leaves it.</summary>
    public string? Category { get; }

    /// <summary>What cannot be written.</summary>
    public ImmutableArray<Fault> Faults { get; }

    public static IssueBody Read(ReadOnlyMemory<byte> body)
    {
        var fields = JsonNode.Parse(body.Span, documentOptions: new JsonDocumentOptions { MaxDepth = 64 })?["fields"] as JsonObject ?? [];
        var category = (string?)((fields["status"] as JsonObject)?["statusCategory"] as JsonObject)?["key"];
        fields.Remove("status");
        return new(fields, category, Estimate(fields) is { } fault ? [fault] : []);
    }

    public ReadOnlyMemory<byte> ForCreate(ExternalKey key)
    {
        Label(key);
        return Body(_fields, key);
    }

    /// <summary>Null when nothing is left to change. Project and type are left as they are: moving an issue is another operation at Jira.</summary>
    public ReadOnlyMemory<byte>? ForUpdate(ExternalKey key)
    {
        var fields = (JsonObject)_fields.DeepClone();
        fields.Remove("project");
        fields.Remove("issuetype");
        if (fields.ContainsKey("labels"))
        {
            Label(key, fields);
        }

        // Typed: a bare null would become empty memory, by the conversion from arrays, and be sent as a body.
        return fields.Count == 0 ? (ReadOnlyMemory<byte>?)null : Body(fields, key: null);
    }

    // Labels that an overlay writes replace those of the issue: ours stays among them.
    private void Label(ExternalKey key, JsonObject? fields = null)
    {
        var target = fields ?? _fields;
        var labels = (target["labels"] as JsonArray)?.Select(label => (string?)label).OfType<string>() ?? [];
        target["labels"] = new JsonArray(
            [.. labels.Append(JiraKey.Label(key)).Distinct(StringComparer.Ordinal).Select(label => (JsonNode?)JsonValue.Create(label))]);
    }

    private static ReadOnlyMemory<byte> Body(JsonObject fields, ExternalKey? key) => JiraBody.Of(writer =>
    {
        writer.WritePropertyName("fields");
        fields.WriteTo(writer);
        if (key is { } ours)
        {
            JiraKey.WriteProperties(writer, ours);
        }
    });

    // Seconds are read, but only a text such as "480m" is written.
    private static Fault? Estimate(JsonObject fields)
    {
        const string Seconds = "originalEstimateSeconds";
        if (fields["timetracking"] is not JsonObject tracking || tracking[Seconds] is not JsonValue value
            || !value.TryGetValue<long>(out var seconds))
        {
            return null;
        }

        tracking.Remove(Seconds);
        tracking["originalEstimate"] = $"{seconds / 60}m";
        return seconds % 60 == 0 ? null : new(
            FaultKind.TargetInvalid, "Jira keeps estimates in whole minutes. Round the estimate at its source.")
        { Path = "/fields/timetracking", ValueClass = "number", Rule = "whole-minutes" };
    }
}
