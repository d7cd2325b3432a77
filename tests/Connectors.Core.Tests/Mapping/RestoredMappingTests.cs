using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>A mapping is made again out of the documents that it was compiled of, whatever a newer package has of its name.</summary>
[Category("F36")]
public sealed class RestoredMappingTests
{
    private const string Base = """
        { "mapping": "left.things", "version": "1.0.0", "source": { "system": "left", "object": "things" },
          "target": { "entity": "customer", "schema": "1.0" },
          "fields": { "name": { "copy": "name", "required": true, "open": true }, "kind": { "constant": "organization", "as": "coded" },
                      "status": { "constant": "active", "as": "coded" } } }
        """;

    private const string Partner = """{ "overlay": "left.things", "base": "1.x", "layer": "partner", "fields": { "name": { "copy": "second" } } }""";
    private const string Tenant = """{ "overlay": "left.things", "base": "1.x", "layer": "tenant", "fields": { "name": { "copy": "third", "required": true } } }""";

    [TestCase("first")]
    [TestCase("second", Partner)]
    [TestCase("third", Partner, Tenant)]
    public void It_has_the_same_version_and_reads_the_same(string name, params string[] overlays)
    {
        var before = MappingSet.Load([Text("base", Base.Replace("\"copy\": \"name\"", "\"copy\": \"first\"", StringComparison.Ordinal))], new()).Value!;
        var mapping = before.Compile([.. overlays.Select((json, index) => Text($"{index}", json) with { Owner = $"/{index}" })]).Value!.All.Single();
        var after = MappingSet.Load([Text("base", Base.Replace("1.0.0", "1.1.0", StringComparison.Ordinal))], new()).Value!;

        var restored = after.Restore(before.DocumentsOf(mapping));

        Assert.That(restored.IsSuccess, Is.True, () => string.Join('\n', restored.Faults));
        Assert.Multiple(() =>
        {
            Assert.That(restored.Value!.Version, Is.EqualTo(mapping.Version));
            Assert.That(Read(restored.Value), Is.EqualTo(Read(mapping)).And.Contains($"\"{name}\""));
            Assert.That(restored.Value.Origins, Is.EqualTo(mapping.Origins));
        });
    }

    private static string Read(CompiledMapping mapping)
    {
        var json = """{ "name": "zeroth", "first": "first", "second": "second", "third": "third" }"""u8.ToArray();
        return mapping.Read(new(new("things", "1"), "1", null, RecordState.Live, json), RelatedRecords.None, "left").Value!.Json is var read ? Encoding.UTF8.GetString(read.Span) : "";
    }

    private static MappingText Text(string file, string json) => new(file, Encoding.UTF8.GetBytes(json));
}
