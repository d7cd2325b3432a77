using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>Reads a flow document: the definition, or all faults with file, path, rule and way out.</summary>
internal sealed class FlowReader
{
    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 32,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
    private readonly ImmutableArray<Fault>.Builder _faults = ImmutableArray.CreateBuilder<Fault>();
    private readonly string _file;

    private FlowReader(string file) => _file = file;

    public static Outcome<FlowDefinition> Read(FlowText text)
    {
        var reader = new FlowReader(text.File);
        try
        {
            using var document = JsonDocument.Parse(text.Json, Options);
            var flow = reader.Flow(document.RootElement);
            return reader._faults.Count == 0 ? flow : Outcome<FlowDefinition>.Failed(reader._faults.ToImmutable());
        }
        catch (JsonException malformed)
        {
            return new Fault(FaultKind.Mapping, $"The flow is not JSON: {malformed.Message}") { File = $"{text.File}:{malformed.LineNumber + 1}" };
        }
    }

    private FlowDefinition Flow(JsonElement root)
    {
        Known(root, "", "$schema", "flow", "version", "validate", "provenance", "trigger", "steps");
        var steps = root.TryGetProperty("steps", out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray().ToArray() : [];
        if (steps.Length == 0)
        {
            Add("/steps", "A flow needs an array of at least one step.", "required");
        }

        var read = steps.Select((step, index) => Step(step, $"/steps/{index}")).ToImmutableArray();
        foreach (var twice in read.GroupBy(step => step.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Add("/steps", $"Two steps are called '{twice.Key}': give each its own id.", "unique");
        }

        var trigger = root.TryGetProperty("trigger", out var value) && value.ValueKind == JsonValueKind.Object
            ? Trigger(value, "/trigger")
            : new("", "", new Condition.All([]), [], null);
        if (trigger.Entity.Length == 0 && !root.TryGetProperty("trigger", out _))
        {
            Add("/trigger", "A flow needs a trigger.", "required");
        }

        if (root.TryGetProperty("validate", out var validate) && validate.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Add("/validate", "'validate' is neither true nor false.", "validate");
        }

        return new(Text(root, "flow", ""), Text(root, "version", ""), trigger, read)
        {
            Validate = validate.ValueKind == JsonValueKind.True,
            Provenance = Provenance(root),
        };
    }

    private ProvenanceMode Provenance(JsonElement root)
    {
        if (!root.TryGetProperty("provenance", out var mode))
        {
            return ProvenanceMode.Off;
        }

        switch (mode.ValueKind == JsonValueKind.String ? mode.GetString() : null)
        {
            case "full": return ProvenanceMode.Full;
            case "changedOnly": return ProvenanceMode.ChangedOnly;
            case "off": return ProvenanceMode.Off;
            default:
                Add("/provenance", "'provenance' is none of 'full', 'changedOnly', 'off'.", "provenance");
                return ProvenanceMode.Off;
        }
    }

    private FlowTrigger Trigger(JsonElement trigger, string path)
    {
        Known(trigger, path, "entity", "role", "when", "runKey", "collect", "owner");
        var when = trigger.TryGetProperty("when", out var condition) ? Condition(condition, $"{path}/when") : new Condition.All([]);
        var collect = trigger.TryGetProperty("collect", out var value) ? Collect(value, $"{path}/collect") : null;
        var runKey = collect is null ? Texts(trigger, "runKey", path) : [];
        foreach (var unknown in runKey.Where(part => part.StartsWith('@') && part is not (FlowTrigger.Id or FlowTrigger.Change)))
        {
            Add($"{path}/runKey", $"'{unknown}' is not known in a run key: use a canonical path, {FlowTrigger.Id} or {FlowTrigger.Change}.",
                "runKey");
        }

        return new(Entity(trigger, path), Text(trigger, "role", path), when, runKey, collect) { Owner = Optional(trigger, "owner") };
    }

    private FlowCollect Collect(JsonElement collect, string path)
    {
        Known(collect, path, "by", "max");
        var max = collect.TryGetProperty("max", out var value) && value.TryGetInt32(out var number) ? number : 200;
        if (max is < 1 or > 1000)
        {
            Add($"{path}/max", $"{max} records in one run: use 1 to 1000.", "range");
        }

        return new(Texts(collect, "by", path), max);
    }

    private FlowStep Step(JsonElement step, string path)
    {
        Known(step, path, "id", "entity", "role", "verb", "record", "derive", "unlessLinked", "owner");
        var verb = Text(step, "verb", path);
        if (!Enum.TryParse<WriteVerb>(verb, ignoreCase: true, out var parsed)
            || parsed is not (WriteVerb.Create or WriteVerb.Upsert or WriteVerb.Update))
        {
            Add($"{path}/verb", $"'{verb}' is no verb of a step: use create, update or upsert.", "verb");
        }

        var (record, derive) = (Optional(step, "record"), Optional(step, "derive"));
        if ((record is null) == (derive is null))
        {
            Add(path, "A step needs exactly one of 'record' and 'derive'.", "source");
        }

        return new(Text(step, "id", path), Entity(step, path), Text(step, "role", path), parsed)
        {
            Record = record,
            Derive = derive,
            UnlessLinked = step.TryGetProperty("unlessLinked", out var unless) && unless.ValueKind == JsonValueKind.True,
            Owner = Optional(step, "owner") ?? "operations",
        };
    }

    private Condition Condition(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() != 1)
        {
            Add(path, "A condition is an object with one of 'is', 'present', 'all', 'any', 'not'.", "condition");
            return new Condition.All([]);
        }

        var member = value.EnumerateObject().First();
        return member.Name switch
        {
            "is" => new Condition.Is(Text(member.Value, "path", $"{path}/is"), Texts(member.Value, "anyOf", $"{path}/is")),
            "present" => new Condition.Present(member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : ""),
            "all" => new Condition.All(Conditions(member.Value, $"{path}/all")),
            "any" => new Condition.Any(Conditions(member.Value, $"{path}/any")),
            "not" => new Condition.Not(Condition(member.Value, $"{path}/not")),
            _ => Unknown(member.Name, path),
        };
    }

    private ImmutableArray<Condition> Conditions(JsonElement array, string path)
    {
        if (array.ValueKind == JsonValueKind.Array)
        {
            return [.. array.EnumerateArray().Select((item, index) => Condition(item, $"{path}/{index}"))];
        }

        Add(path, "Expected an array of conditions.", "condition");
        return [];
    }

    private Condition.All Unknown(string name, string path)
    {
        Add(path, $"'{name}' is no condition: use is, present, all, any or not.", "condition");
        return new([]);
    }

    private string Entity(JsonElement parent, string path)
    {
        var entity = Text(parent, "entity", path);
        if (entity.Length > 0 && EntityCatalog.Find(entity) is null)
        {
            Add($"{path}/entity", $"'{entity}' is no contract: use one of {string.Join(", ", EntityCatalog.All.Select(known => known.Name))}.",
                "entity");
        }

        return entity;
    }

    private string Text(JsonElement parent, string name, string path)
    {
        if (Optional(parent, name) is { Length: > 0 } text)
        {
            return text;
        }

        Add($"{path}/{name}", $"'{name}' is missing or no text.", "required");
        return "";
    }

    private ImmutableArray<string> Texts(JsonElement parent, string name, string path)
    {
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            && array.GetArrayLength() > 0 && array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. array.EnumerateArray().Select(item => item.GetString()!)];
        }

        Add($"{path}/{name}", $"'{name}' must be an array of at least one text.", "required");
        return [];
    }

    private void Known(JsonElement parent, string path, params string[] names)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            Add(path, "Expected an object.", "object");
            return;
        }

        foreach (var unknown in parent.EnumerateObject().Where(member => !names.Contains(member.Name, StringComparer.Ordinal)))
        {
            Add($"{path}/{unknown.Name}", $"'{unknown.Name}' is not known here: use {string.Join(", ", names)}.", "known");
        }
    }

    private static string? Optional(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private void Add(string path, string message, string rule) =>
        _faults.Add(new(FaultKind.Mapping, message) { File = _file, Path = path, Rule = rule });
}
