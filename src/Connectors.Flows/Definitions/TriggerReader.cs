using System.Text.Json;

namespace Connectors.Flows;

/// <summary>Reads what starts a flow.</summary>
internal sealed class TriggerReader(FlowDocument document)
{
    private readonly ConditionReader _conditions = new(document);

    public FlowTrigger Read(JsonElement trigger, string path)
    {
        document.IsObject(trigger, path, "entity", "role", "when", "runKey", "collect", "owner", "onParked");
        var when = FlowDocument.Find(trigger, "when") is { } condition ? _conditions.Read(condition, $"{path}/when") : new Condition.All([]);
        var collect = FlowDocument.Find(trigger, "collect") is { } value ? Collect(value, $"{path}/collect") : null;
        if (collect is not null && FlowDocument.Find(trigger, "runKey") is not null)
        {
            document.Add($"{path}/runKey", "What is collected has no run key: remove 'runKey' or 'collect'.", "runKey");
        }

        var runKey = collect is null ? document.Texts(trigger, "runKey", path) : [];
        foreach (var unknown in runKey.Where(part => part.StartsWith('@') && part is not (FlowTrigger.Id or FlowTrigger.Change)))
        {
            document.Add($"{path}/runKey", $"'{unknown}' is not known in a run key: use a canonical path, {FlowTrigger.Id} or {FlowTrigger.Change}.",
                "runKey");
        }

        return new(StepReader.Entity(document, trigger, path), document.Text(trigger, "role", path), when, runKey, collect)
        {
            Owner = document.Owner(trigger, path),
            OnParked = OnParked(trigger, path, runKey),
        };
    }

    private ParkedPolicy OnParked(JsonElement trigger, string path, ImmutableArray<string> runKey)
    {
        if (FlowDocument.Find(trigger, "onParked") is not { } value)
        {
            return ParkedPolicy.Block;
        }

        if (runKey.IsEmpty || runKey.Contains(FlowTrigger.Change, StringComparer.Ordinal))
        {
            document.Add($"{path}/onParked", $"Nothing waits behind a parked run here: remove 'onParked'. With {FlowTrigger.Change} a newer run "
                + "takes the place of a parked one; what is collected is taken once.", "onParked");
        }

        switch (value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        {
            case "block": return ParkedPolicy.Block;
            case "skip": return ParkedPolicy.Skip;
            default:
                document.Add($"{path}/onParked", "'onParked' is neither 'block' nor 'skip'.", "onParked");
                return ParkedPolicy.Block;
        }
    }

    private FlowCollect Collect(JsonElement collect, string path)
    {
        document.IsObject(collect, path, "by", "max");
        return new(document.Texts(collect, "by", path), document.Whole(collect, "max", path, 1, 1000, absent: 200));
    }
}
