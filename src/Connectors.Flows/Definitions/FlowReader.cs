using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>Reads a flow document: the definition, and all faults with file, path, rule and way out.</summary>
internal sealed class FlowReader(FlowDocument document)
{
    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 32,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };
    private readonly TriggerReader _triggers = new(document);
    private readonly StepReader _steps = new(document);

    public static FlowReading Read(FlowText text)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Json, Options);
            var document = new FlowDocument(text.File);
            var flow = new FlowReader(document).Flow(json.RootElement);
            new FlowWholeCheck(document).Find(flow);
            return new(text.File, flow with { File = text.File }, document.Faults);
        }
        catch (JsonException malformed)
        {
            var fault = new Fault(FaultKind.Mapping,
                $"The flow is not JSON: {malformed.Message}") { File = $"{text.File}:{malformed.LineNumber + 1}" };
            return new(text.File, null, [fault]);
        }
    }

    private FlowDefinition Flow(JsonElement root)
    {
        document.IsObject(root, "", "$schema", "flow", "version", "validate", "provenance", "compensate", "retry", "trigger", "steps");
        document.Optional(root, "$schema", "");
        var steps = FlowDocument.Find(root, "steps") is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().ToArray() : [];
        if (steps.Length == 0)
        {
            document.Add("/steps", "A flow needs an array of at least one step.", "required");
        }

        var trigger = FlowDocument.Find(root, "trigger") is { } value ? _triggers.Read(value, "/trigger") : Triggerless();
        return new(document.Name(root, "flow", ""), document.Version(root, "version", ""), trigger,
            [.. steps.Select((step, index) => _steps.Read(step, $"/steps/{index}"))])
        {
            Validate = document.Flag(root, "validate", ""),
            Compensate = document.Flag(root, "compensate", ""),
            Retry = FlowDocument.Find(root, "retry") is { } retry ? _steps.Rules.Retry(retry, "/retry") : RetryBudget.Ordinary,
            Provenance = Provenance(root),
        };
    }

    private FlowTrigger Triggerless()
    {
        document.Add("/trigger", "A flow needs a trigger.", "required");
        return new("", "", new Condition.All([]), [], null);
    }

    private ProvenanceMode Provenance(JsonElement root)
    {
        var mode = FlowDocument.Find(root, "provenance");
        switch (mode is { ValueKind: JsonValueKind.String } text ? text.GetString() : null)
        {
            case "full": return ProvenanceMode.Full;
            case "changedOnly": return ProvenanceMode.ChangedOnly;
            case null when mode is null: return ProvenanceMode.Off;
            case "off": return ProvenanceMode.Off;
            default:
                document.Add("/provenance", "'provenance' is none of 'full', 'changedOnly', 'off'.", "provenance");
                return ProvenanceMode.Off;
        }
    }
}
