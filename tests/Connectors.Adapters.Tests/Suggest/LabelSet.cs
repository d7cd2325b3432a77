using System.Text.Json;
using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>The labelled fields (<c>labels/*.json</c>), written for this project: own sample values, no recorded data.</summary>
internal static class LabelSet
{
    public const int Seed = 20261121;

    private static readonly Lazy<LabelledField[]> Loaded = new(() =>
    [
        .. typeof(LabelSet).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("labels.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).SelectMany(Read),
    ]);

    public static LabelledField[] All => Loaded.Value;

    public static LabelledField[] Training => [.. All.Where(one => one.IsTraining(Seed))];

    public static LabelledField[] HeldOut => [.. All.Where(one => !one.IsTraining(Seed))];

    private static IEnumerable<LabelledField> Read(string name)
    {
        using var stream = typeof(LabelSet).Assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var ids = new KnownIds();
        foreach (var known in root.GetProperty("ids").EnumerateObject())
            ids.Add(known.Name, known.Value.GetProperty("entity").GetString(), known.Value.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!));
        var set = $"{root.GetProperty("vendor")}.{root.GetProperty("object")}";
        return [.. root.GetProperty("fields").EnumerateArray().Select(field => Field(set, root.GetProperty("entity").GetString()!, field, ids))];
    }

    private static LabelledField Field(string set, string entity, JsonElement json, KnownIds ids)
    {
        FieldValue[] values = [.. json.GetProperty("values").EnumerateArray().Select(FieldValue.Of)];
        var field = new VendorField(json.GetProperty("name").GetString()!, Text(json, "label"), Text(json, "type"), values, values.Length, ids.Join(values));
        return new(set, entity, field, Targets(json.GetProperty("target")));
    }

    private static string? Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static string[] Targets(JsonElement target) => target.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. target.EnumerateArray().Select(one => one.GetString()!)],
        _ => [target.GetString()!],
    };
}
