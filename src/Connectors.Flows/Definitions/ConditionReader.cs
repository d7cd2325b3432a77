using System.Text.Json;

namespace Connectors.Flows;

/// <summary>Reads a condition.</summary>
internal sealed class ConditionReader(FlowDocument document)
{
    public Condition Read(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() != 1)
        {
            document.Add(path, "A condition is an object with one of 'is', 'present', 'all', 'any', 'not'.", "condition");
            return new Condition.All([]);
        }

        var member = value.EnumerateObject().First();
        return member.Name switch
        {
            "is" => Is(member.Value, $"{path}/is"),
            "present" => new Condition.Present(document.Text(value, "present", path)),
            "all" => new Condition.All(Several(member.Value, $"{path}/all")),
            "any" => new Condition.Any(Several(member.Value, $"{path}/any")),
            "not" => new Condition.Not(Read(member.Value, $"{path}/not")),
            _ => Unknown(member.Name, path),
        };
    }

    private Condition.Is Is(JsonElement value, string path)
    {
        document.IsObject(value, path, "path", "anyOf");
        return new(document.Text(value, "path", path), document.Texts(value, "anyOf", path));
    }

    private ImmutableArray<Condition> Several(JsonElement array, string path)
    {
        if (array.ValueKind == JsonValueKind.Array)
        {
            return [.. array.EnumerateArray().Select((item, index) => Read(item, $"{path}/{index}"))];
        }

        document.Add(path, "Expected an array of conditions.", "condition");
        return [];
    }

    private Condition.All Unknown(string name, string path)
    {
        document.Add(path, $"'{name}' is no condition: use is, present, all, any or not.", "condition");
        return new([]);
    }
}
