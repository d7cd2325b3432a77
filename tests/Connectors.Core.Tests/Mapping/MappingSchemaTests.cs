using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Connectors.Mapping;
using NJsonSchema;

namespace Connectors.Core.Tests.Mapping;

/// <summary>The published schemas say what the engine says: nothing more, nothing less.</summary>
public sealed partial class MappingSchemaTests
{
    private static readonly JsonSchema Mapping = JsonSchema.FromJsonAsync(MappingSchemas.Document).GetAwaiter().GetResult();
    private static readonly JsonSchema Overlay = JsonSchema.FromJsonAsync(MappingSchemas.Overlay).GetAwaiter().GetResult();

    private static IEnumerable<string> Rules => RuleTable.Kinds.Keys.Order(StringComparer.Ordinal);

    [Test]
    public void All_documents_and_overlays_of_the_source_tree_and_of_the_tests_are_valid()
    {
        var files = Files("*.mapping.json").ToList();
        Assert.That(files, Has.Count.GreaterThanOrEqualTo(25));
        Assert.Multiple(() =>
        {
            foreach (var file in files)
                Assert.That(Mapping.Validate(File.ReadAllText(file)), Is.Empty, file);
            foreach (var file in Files("*.overlay.json"))
                Assert.That(Overlay.Validate(File.ReadAllText(file)), Is.Empty, file);
            Assert.That(Mapping.Validate(Documents.TimeEntries), Is.Empty);
            Assert.That(Overlay.Validate(OverlayTests.Tenant), Is.Empty);
        });
    }

    [Test]
    public void Every_rule_stands_in_both_schemas_and_no_other() => Assert.Multiple(() =>
    {
        foreach (var schema in new[] { MappingSchemas.Document, MappingSchemas.Overlay })
        {
            using var document = JsonDocument.Parse(schema);
            var definitions = document.RootElement.GetProperty("definitions");
            var listed = definitions.GetProperty("rule").GetProperty("anyOf").EnumerateArray().Select(each => each.GetProperty("$ref").GetString()![^4..]);
            Assert.That(listed.Count(), Is.EqualTo(RuleTable.Kinds.Count));
            Assert.That(definitions.EnumerateObject().Where(part => part.Name.StartsWith("rule-", StringComparison.Ordinal)).Select(part => part.Name[5..]),
                Is.EquivalentTo(RuleTable.Kinds.Keys));
        }
    });

    [TestCaseSource(nameof(Rules))]
    public void A_rule_has_in_the_schema_the_members_that_the_engine_asks_for(string rule)
    {
        using var document = JsonDocument.Parse(MappingSchemas.Document);
        var schema = document.RootElement.GetProperty("definitions").GetProperty($"rule-{rule}").GetProperty("properties");
        var wrong = $$"""{"{{rule}}":"a","nobody asks":1}""";
        var asked = new[]
        {
            Documents.Vendor($$"""{"f":{{wrong}}}"""), Documents.Derivation($$"""{"f":{{wrong}}}"""), Documents.Vendor("{}", $$""","write":{"f":{{wrong}}}"""),
        }.SelectMany(Known).ToHashSet(StringComparer.Ordinal);
        Assert.That(schema.EnumerateObject().Select(member => member.Name), Is.EquivalentTo(asked));
    }

    [TestCase("""{"nobody asks":1}""", "", "")]
    [TestCase("""{"overlay":"a","base":"1.x","layer":"tenant","nobody asks":1}""", "", "", true)]
    [TestCase("""{"mapping":"a","version":"1.0.0","source":{"nobody asks":1},"target":{},"fields":{}}""", "source", "anyOf")]
    [TestCase("""{"mapping":"a","version":"1.0.0","source":{},"target":{"nobody asks":1},"fields":{}}""", "target", "")]
    [TestCase("""{"mapping":"a","version":"1.0.0","source":{"system":"s","object":"o"},"target":{"entity":"e","schema":"1.0"},"fields":{},"related":{"r":{"nobody asks":1}}}""", "related", "0")]
    [TestCase("""{"mapping":"a","version":"1.0.0","source":{"entity":"o"},"target":{"entity":"e","schema":"1.0"},"fields":{},"related":{"r":{"nobody asks":1}}}""", "related", "1")]
    [TestCase("""{"mapping":"a","version":"1.0.0","source":{"system":"s","object":"o"},"target":{"entity":"e","schema":"1.0"},"fields":{"f":{"when":[{"if":{"nobody asks":1},"then":{"copy":"a"}}]}}}""", "condition", "")]
    [TestCase("""{"mapping":"a","version":"1.0.0","source":{"system":"s","object":"o"},"target":{"entity":"e","schema":"1.0"},"fields":{"f":{"when":[{"nobody asks":1,"then":{"copy":"a"}}]}}}""", "branch", "")]
    [TestCase("""{"mapping":"a","version":"1.0.0","source":{"system":"s","object":"o"},"target":{"entity":"e","schema":"1.0"},"fields":{"f":{"money":"a","currency":{"path":"c","nobody asks":1}}}}""", "currency", "anyOf")]
    public void So_has_every_other_part(string wrong, string part, string choice, bool isOverlay = false)
    {
        using var document = JsonDocument.Parse(isOverlay ? MappingSchemas.Overlay : MappingSchemas.Document);
        var (root, definitions) = (document.RootElement, document.RootElement.GetProperty("definitions"));
        JsonElement[] schemas = (part, choice) switch
        {
            ("", _) => [root],
            ("source", _) => [.. root.GetProperty("properties").GetProperty("source").GetProperty("anyOf").EnumerateArray()],
            ("target", _) => [root.GetProperty("properties").GetProperty("target")],
            ("related", _) => [definitions.GetProperty("related").GetProperty("additionalProperties").GetProperty("anyOf")[choice == "0" ? 0 : 1]],
            ("branch", _) => [definitions.GetProperty("rule-when").GetProperty("properties").GetProperty("when").GetProperty("items")],
            ("currency", _) => [.. definitions.GetProperty("currency").GetProperty("anyOf").EnumerateArray().Skip(1)],
            _ => [definitions.GetProperty(part)],
        };
        var members = schemas.SelectMany(schema => schema.GetProperty("properties").EnumerateObject()).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        Assert.That(members.Where(name => name != "$schema"), Is.EquivalentTo(isOverlay ? KnownOfOverlay(wrong) : Known(wrong).ToHashSet(StringComparer.Ordinal)));
    }

    [TestCase("""{}""")]
    [TestCase("""{"f":{"cpoy":"a"}}""")]
    [TestCase("""{"f":{"copy":"a","requird":true}}""")]
    [TestCase("""{"f":{"copy":7}}""")]
    [TestCase("""{"f":{"copy":""}}""")]
    [TestCase("""{"f":{}}""")]
    [TestCase("""{"f":[]}""")]
    [TestCase("""{"f":{"copy":"a","money":"b","currency":"c"}}""")]
    [TestCase("""{"f":{"copy":{"red":"a"}}}""")]
    [TestCase("""{"f":{"copy":"a","access":"reed"}}""")]
    [TestCase("""{"f":{"money":"a","currency":{"constant":"dollar"}}}""")]
    [TestCase("""{"f":{"money":"a","currency":"c","minor":0}}""")]
    [TestCase("""{"f":{"list":"a"}}""")]
    [TestCase("""{"f":{"list":"a","item":{"copy":"."},"fields":{}}}""")]
    [TestCase("""{"f":{"list":"a","fields":{"b":{"cpoy":"c"}}}}""")]
    [TestCase("""{"f":{"split":"a"}}""")]
    [TestCase("""{"f":{"join":[]}}""")]
    [TestCase("""{"f":{"number":"all"}}""")]
    [TestCase("""{"f":{"when":[{"if":{"path":"a"},"then":{"copy":"a"}}]}}""")]
    [TestCase("""{"f":{"when":[{"if":{"all":[{"not":{"path":"a","equals":1}}]},"then":{"copy":"a"}}]}}""")]
    [TestCase("""{}""", ""","values":{"v":{"a":1}}""")]
    [TestCase("""{}""", ""","related":{"a":{"object":"x"}}""")]
    [TestCase("""{}""", ""","more":1""")]
    public void A_wrong_document_is_invalid(string fields, string more = "")
    {
        var isControl = fields == "{}" && more.Length == 0;
        var document = Documents.Vendor(fields, more);
        Assert.That(Mapping.Validate(document), isControl ? Is.Empty : Is.Not.Empty);
        var overlay = $$"""{"overlay":"acme.things","base":"1.x","layer":"tenant","fields":{{fields}}{{more}}}""";
        Assert.That(Overlay.Validate(overlay), isControl ? Is.Empty : Is.Not.Empty);
        Assert.That(MappingSet.Load([Documents.Text(document)], MappingFunctions.None).IsSuccess, Is.EqualTo(isControl), "the engine agrees");
    }

    [TestCase("1.x", true)]
    [TestCase("1.2.x", true)]
    [TestCase("1.2.0", true)]
    [TestCase("1.2", false)]
    [TestCase("x", false)]
    [TestCase("01.x", false)]
    public void A_range_of_versions_is_told_from_what_is_none(string range, bool isRange)
    {
        Assert.That(Overlay.Validate($$"""{"overlay":"a","base":"{{range}}","layer":"tenant"}""").Count == 0, Is.EqualTo(isRange));
        Assert.That(VersionRange.IsRange(range), Is.EqualTo(isRange));
    }

    [Test]
    public void A_document_may_name_its_schema()
    {
        var document = Documents.TimeEntries.Replace("\"mapping\"", "\"$schema\": \"./mapping.v1.schema.json\", \"mapping\"", StringComparison.Ordinal);
        Assert.That(Mapping.Validate(document), Is.Empty);
        Assert.That(Documents.Mapping(document, """{"$schema":"./overlay.v1.schema.json","overlay":"kantata.time_entries","base":"1.x","layer":"tenant"}""").Name,
            Is.EqualTo("kantata.time_entries"));
    }

    [Test]
    public void What_the_schema_refuses_the_engine_refuses_too()
    {
        var random = new Random(42);
        var texts = Files("*.mapping.json").Where(file => file.Contains($"{Path.DirectorySeparatorChar}src{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToArray();
        var refused = 0;
        for (var round = 0; round < 1_500; round++)
        {
            var root = JsonNode.Parse(texts[random.Next(texts.Length)])!;
            Mutate(root, random);
            var text = root.ToJsonString();
            if (Mapping.Validate(text).Count == 0)
                continue;
            refused++;
            Assert.That(MappingSet.Load([Documents.Text(text)], MappingFunctions.None).IsSuccess, Is.False, () => $"{string.Join('\n', Mapping.Validate(text))}\n{text}");
        }
        Assert.That(refused, Is.GreaterThan(300), "most changes of this kind are mistakes");
    }

    /// <summary>One change at one place: a member gone, renamed, doubled under another name, or a value of another kind.</summary>
    private static void Mutate(JsonNode root, Random random)
    {
        var objects = Below(root).OfType<JsonObject>().Where(each => each.Count > 0).ToList();
        var (at, replacements) = (objects[random.Next(objects.Count)], new[] { "7", "\"\"", "\"x y\"", "[]", "{}", "null", "true", "-1" });
        var name = at.ElementAt(random.Next(at.Count)).Key;
        var value = at[name]?.DeepClone();
        switch (random.Next(3))
        {
            case 0:
                at.Remove(name);
                break;
            case 1:
                at.Remove(name);
                at[name + "x"] = value;
                break;
            default:
                at[name] = JsonNode.Parse(replacements[random.Next(replacements.Length)]);
                break;
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => (node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray items => items,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Below).Prepend(node);

    /// <summary>Files of the source tree, without what a build has copied.</summary>
    private static IEnumerable<string> Files(string pattern)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Connectors.sln")))
            root = root.Parent;
        return Directory.EnumerateFiles(root!.FullName, pattern, SearchOption.AllDirectories).Where(file => !file.Split(Path.DirectorySeparatorChar)
            .Any(step => step is "bin" or "obj"));
    }

    private static IEnumerable<string> Known(string document) =>
        MappingSet.Load([Documents.Text(document)], MappingFunctions.None).Faults.SelectMany(fault => Known(fault.Path!, fault.Message));

    private static HashSet<string> KnownOfOverlay(string overlay) =>
        [.. Documents.Set(Documents.TimeEntries).Compile([Documents.Text(overlay)]).Faults.SelectMany(fault => Known(fault.Path!, fault.Message))];

    private static string[] Known(string path, string message) =>
        path.EndsWith("/nobody asks", StringComparison.Ordinal) && Members().Match(message) is { Success: true } match ? match.Groups[1].Value.Split(", ") : [];

    [GeneratedRegex(@"use one of: (.*)\.$")]
    private static partial Regex Members();
}
