using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Jira.Tests;

/// <summary>The package's own mappings, both ways, without overlays.</summary>
internal static class ShippedMappings
{
    private static readonly Lazy<MappingCatalog> Shipped = new(Load);

    private static ReferenceTable Keys { get; } = new(new Dictionary<VendorReference, VendorReference>
    {
        [new("kantata", "psa", "workspaces", "28370425")] = new("jira", "work", "project", "10000"),
        [new("kantata", "psa", "stories", "713895605")] = new("jira", "work", "issue", "10001"),
        [new("kantata", "psa", "users", "12148575")] = new("jira", "work", "user", "712020:u1"),
    });

    public static string Write(string entity, string json)
    {
        var record = new CanonicalRecord
        {
            Entity = entity,
            Schema = "1.0",
            Source = new("test", "psa", "things", "1", null, null),
            State = RecordState.Live,
            Json = Encoding.UTF8.GetBytes(json),
            ContentHash = "",
            Trace = new("test", "1.0.0", "test"),
        };
        var written = Shipped.Value.Outbound(entity, "jira").Write(record, Keys);
        Assert.That(written.IsSuccess, Is.True, string.Join('\n', written.Faults));
        return Encoding.UTF8.GetString(written.Value.Span);
    }

    public static JsonElement Read(string vendorObject, string json)
    {
        var record = JiraSlice.Record(vendorObject, Encoding.UTF8.GetBytes(json));
        var read = Shipped.Value.Inbound("jira", vendorObject).Read(record, RelatedRecords.None, "work");
        Assert.That(read.IsSuccess, Is.True, string.Join('\n', read.Faults));
        return JsonDocument.Parse(read.Value!.Json).RootElement;
    }

    public static string Reference(string vendorObject, string value) =>
        $$"""{"key":{"system":"kantata","connection":"psa","object":"{{vendorObject}}","value":"{{value}}","kind":"primary"},"state":"pending"}""";

    private static MappingCatalog Load()
    {
        var assembly = typeof(JiraOptions).Assembly;
        var texts = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".mapping.json", StringComparison.Ordinal)).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new MappingText(name, bytes);
        });
        return MappingSet.Load(texts, MappingFunctions.None).Value!.Compile([]).Value!;
    }
}
