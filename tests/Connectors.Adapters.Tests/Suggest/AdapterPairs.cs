using System.Text.Json;
using Connectors.Tool;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>Vendor paths and members as the base mappings of the five adapters pair them, where one rule reads one path.</summary>
internal static class AdapterPairs
{
    private static readonly string[] Rules =
        ["copy", "boolean", "integer", "decimal", "date", "instant", "duration", "money", "coded", "reference", "richText"];

    private static readonly Type[] Adapters =
    [
        typeof(JiraBuilderExtensions), typeof(KantataBuilderExtensions), typeof(NetSuiteBuilderExtensions),
        typeof(SalesforceBuilderExtensions), typeof(WorkdayBuilderExtensions),
    ];

    public static IEnumerable<LabelledField> All() =>
        from adapter in Adapters
        let assembly = adapter.Assembly
        from name in assembly.GetManifestResourceNames()
        where name.EndsWith(".mapping.json", StringComparison.Ordinal)
        from pair in Read(assembly.GetManifestResourceStream(name)!)
        select pair;

    private static LabelledField[] Read(Stream mapping)
    {
        using var document = JsonDocument.Parse(mapping);
        var root = document.RootElement;
        var related = root.TryGetProperty("related", out var names) ? names.EnumerateObject().Select(name => $"{name.Name}.").ToArray() : [];
        return
        [
            .. from field in root.GetProperty("fields").EnumerateObject()
               where !field.Name.StartsWith("x:", StringComparison.Ordinal)
               let path = PathOf(field.Value)
               where path is not null && !related.Any(name => path.StartsWith(name, StringComparison.Ordinal))
               let member = string.Join('.', field.Name.Split('.').Select(part => part.Split('[')[0]))
               group member by path into same
               select new LabelledField(
                   root.GetProperty("mapping").GetString()!, root.GetProperty("target").GetProperty("entity").GetString()!,
                   new(same.Key, null, null, [], 0, []), [.. same]),
        ];
    }

    private static string? PathOf(JsonElement rule)
    {
        if (rule.TryGetProperty("firstOf", out var several))
            return PathOf(several[0]);
        foreach (var name in Rules)
        {
            if (rule.TryGetProperty(name, out var path))
                return path.ValueKind == JsonValueKind.String ? path.GetString() : path.TryGetProperty("read", out var read) ? read.GetString() : null;
        }

        return null;
    }
}
