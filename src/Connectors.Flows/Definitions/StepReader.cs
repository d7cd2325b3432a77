using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>Reads a step.</summary>
internal sealed class StepReader(FlowDocument document)
{
    private static readonly string[] Members =
    [
        "id", "entity", "role", "verb", "record", "derive", "unlessLinked", "owner", "when", "wait", "approve", "undo", "retry",
    ];
    private readonly ConditionReader _conditions = new(document);

    public StepRuleReader Rules { get; } = new(document);

    public FlowStep Read(JsonElement step, string path)
    {
        document.IsObject(step, path, Members);
        var (record, derive) = (document.Optional(step, "record", path), document.Optional(step, "derive", path));
        if ((record is null) == (derive is null))
        {
            document.Add(path, "A step needs exactly one of 'record' and 'derive'.", "source");
        }

        return new(document.Name(step, "id", path), Entity(document, step, path), document.Text(step, "role", path), Verb(step, path))
        {
            Record = record,
            Derive = derive,
            UnlessLinked = document.Flag(step, "unlessLinked", path),
            Owner = document.Owner(step, path) ?? FlowStep.Operations,
            When = FlowDocument.Find(step, "when") is { } when ? _conditions.Read(when, $"{path}/when") : null,
            Wait = FlowDocument.Find(step, "wait") is { } wait ? Rules.Wait(wait, $"{path}/wait") : null,
            Approve = FlowDocument.Find(step, "approve") is { } approve ? Rules.Approve(approve, $"{path}/approve") : null,
            Undo = FlowDocument.Find(step, "undo") is { } undo ? Rules.Undo(undo, $"{path}/undo") : null,
            Retry = FlowDocument.Find(step, "retry") is { } retry ? Rules.Retry(retry, $"{path}/retry") : null,
        };
    }

    public static string Entity(FlowDocument document, JsonElement parent, string path)
    {
        var entity = document.Text(parent, "entity", path);
        if (entity.Length > 0 && EntityCatalog.Find(entity) is null)
        {
            var known = string.Join(", ", EntityCatalog.All.Select(contract => contract.Name));
            document.Add($"{path}/entity", $"'{entity}' is no contract: use one of {known}.", "entity");
        }

        return entity;
    }

    private WriteVerb Verb(JsonElement step, string path)
    {
        var verb = document.Text(step, "verb", path);
        switch (verb)
        {
            case "create": return WriteVerb.Create;
            case "update": return WriteVerb.Update;
            case "upsert": return WriteVerb.Upsert;
            case "": return WriteVerb.Create;
            default:
                document.Add($"{path}/verb", $"'{verb}' is no verb of a step: use create, update or upsert.", "verb");
                return WriteVerb.Create;
        }
    }
}
