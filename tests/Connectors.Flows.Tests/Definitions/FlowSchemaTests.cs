using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Connectors.Contracts;
using NJsonSchema;

namespace Connectors.Flows.Tests;

/// <summary>The published schema says what the reader says: nothing more, nothing less.</summary>
public sealed partial class FlowSchemaTests
{
    /// <summary>A document that has every member, so that each can be broken.</summary>
    private const string Whole = """
        { "$schema": "flow.schema.json", "flow": "whole", "version": "1.2.3", "validate": false, "provenance": "full", "compensate": true,
          "retry": { "attempts": 3, "for": "PT2H" },
          "trigger": { "entity": "opportunity", "role": "crm", "owner": "sales", "runKey": ["@id", "status.code"],
            "when": { "all": [ { "is": { "path": "status.code", "anyOf": ["won"] } }, { "any": [ { "present": "customer" } ] },
                               { "not": { "present": "nextStep" } } ] } },
          "steps": [
            { "id": "a", "entity": "customer", "role": "erp", "verb": "upsert", "record": "customer", "unlessLinked": true, "owner": "finance",
              "when": { "present": "customer" }, "wait": { "until": "plannedStart", "atMost": "P7D" }, "undo": "delete", "retry": { "attempts": 2 } },
            { "id": "b", "entity": "project", "role": "psa", "verb": "create", "derive": "won-opportunity-to-project",
              "wait": { "for": "customer" }, "approve": { "role": "finance", "by": 2, "within": "P1DT12H" }, "undo": { "update": "closed-project" } },
            { "id": "c", "entity": "project", "role": "erp", "verb": "update", "derive": "won-opportunity-to-project", "undo": "none" } ] }
        """;

    private const string Collecting = """
        { "flow": "collecting", "version": "1.0.0",
          "trigger": { "entity": "timeEntry", "role": "psa", "collect": { "by": ["project.key.value"], "max": 7 } },
          "steps": [ { "id": "a", "entity": "invoice", "role": "erp", "verb": "upsert", "derive": "approved-time-to-invoice" } ] }
        """;

    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(FlowSchema.Document).GetAwaiter().GetResult();

    [Test]
    public void The_flows_of_the_package_and_one_with_every_member_are_valid_to_both()
    {
        var texts = Packaged().Append(Whole).Append(Collecting).ToList();
        Assert.That(texts, Has.Count.EqualTo(6));
        Assert.Multiple(() =>
        {
            foreach (var text in texts)
            {
                Assert.That(Schema.Validate(text), Is.Empty, text);
                Assert.That(Faults(text), Is.Empty, text);
            }
        });
    }

    [Test]
    public void The_documents_of_the_readme_are_valid_to_both()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Connectors.sln")))
        {
            root = root.Parent;
        }

        var readme = File.ReadAllText(Path.Combine(root.FullName, "src", "Connectors.Flows", "README.md"));
        var documents = readme.Split("```json")[1..].Select(block => block.Split("```")[0]).Where(block => block.Contains("\"steps\"", StringComparison.Ordinal)).ToList();
        Assert.That(documents, Has.Count.EqualTo(2));
        foreach (var document in documents)
        {
            Assert.That(Schema.Validate(document), Is.Empty, document);
            Assert.That(Faults(document), Is.Empty, document);
        }
    }

    [TestCase("", """{ "nobody asks": 1 }""")]
    [TestCase("trigger", """{ "trigger": { "nobody asks": 1 } }""")]
    [TestCase("collect", """{ "trigger": { "collect": { "nobody asks": 1 } } }""")]
    [TestCase("step", """{ "steps": [ { "nobody asks": 1 } ] }""")]
    [TestCase("condition/is", """{ "trigger": { "when": { "is": { "nobody asks": 1 } } } }""")]
    [TestCase("wait", """{ "steps": [ { "wait": { "nobody asks": 1 } } ] }""")]
    [TestCase("approve", """{ "steps": [ { "approve": { "nobody asks": 1 } } ] }""")]
    [TestCase("undo", """{ "steps": [ { "undo": { "nobody asks": 1 } } ] }""")]
    [TestCase("retry", """{ "retry": { "nobody asks": 1 } }""")]
    public void Every_part_has_in_the_schema_the_members_that_the_reader_knows(string part, string wrong)
    {
        using var document = JsonDocument.Parse(FlowSchema.Document);
        var definitions = document.RootElement.GetProperty("definitions");
        var schema = part switch
        {
            "" => document.RootElement,
            "condition/is" => definitions.GetProperty("condition").GetProperty("properties").GetProperty("is"),
            "undo" => definitions.GetProperty("undo").GetProperty("anyOf")[1],
            _ => definitions.GetProperty(part),
        };
        var unknown = Faults(wrong).Single(fault => fault.Path!.EndsWith("/nobody asks", StringComparison.Ordinal));
        Assert.That(schema.GetProperty("properties").EnumerateObject().Select(member => member.Name),
            Is.EquivalentTo(Known().Match(unknown.Message).Groups[1].Value.Split(", ")));
    }

    [Test]
    public void The_schema_knows_the_contracts_and_the_conditions()
    {
        using var document = JsonDocument.Parse(FlowSchema.Document);
        var definitions = document.RootElement.GetProperty("definitions");
        Assert.That(definitions.GetProperty("entity").GetProperty("enum").EnumerateArray().Select(name => name.GetString()),
            Is.EquivalentTo(EntityCatalog.All.Select(contract => contract.Name)));
        Assert.That(definitions.GetProperty("condition").GetProperty("properties").EnumerateObject().Select(member => member.Name),
            Is.EquivalentTo(new[] { "is", "present", "all", "any", "not" }));
    }

    [TestCase("\"by\": 2", "\"by\": 0")]
    [TestCase("\"by\": 2", "\"by\": 2.5")]
    [TestCase("PT2H", "2 hours")]
    [TestCase("PT2H", "P")]
    [TestCase("\"attempts\": 3", "\"attempts\": -1")]
    [TestCase("\"verb\": \"upsert\"", "\"verb\": \"Upsert\"")]
    [TestCase("\"verb\": \"upsert\"", "\"verb\": \"delete\"")]
    [TestCase("\"undo\": \"delete\"", "\"undo\": \"remove\"")]
    [TestCase("1.2.3", "1.2")]
    [TestCase("\"flow\": \"whole\"", "\"flow\": \"a/b\"")]
    [TestCase("\"id\": \"a\"", "\"id\": \"a/undo\"")]
    [TestCase("\"unlessLinked\": true", "\"unlessLinked\": \"yes\"")]
    [TestCase("\"owner\": \"finance\"", "\"owner\": 7")]
    [TestCase("\"until\": \"plannedStart\", \"atMost\"", "\"atMost\"")]
    [TestCase("\"derive\": \"won-opportunity-to-project\",", "\"derive\": \"won-opportunity-to-project\", \"record\": \"@self\",")]
    [TestCase("\"runKey\"", "\"collect\": { \"by\": [\"name\"] }, \"runKey\"")]
    public void A_wrong_document_is_refused_by_both(string sound, string wrong)
    {
        Assert.That(Whole, Does.Contain(sound));
        var text = Whole.Replace(sound, wrong, StringComparison.Ordinal);
        Assert.That(Schema.Validate(text), Is.Not.Empty);
        Assert.That(Faults(text), Is.Not.Empty);
    }

    [Test]
    public void What_the_schema_refuses_the_reader_refuses_too()
    {
        var random = new Random(42);
        var texts = Packaged().Append(Whole).Append(Whole).Append(Collecting).ToArray();
        var refused = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var root = JsonNode.Parse(texts[random.Next(texts.Length)])!;
            Mutate(root, random);
            var text = root.ToJsonString();
            if (Schema.Validate(text).Count == 0)
            {
                continue;
            }

            refused++;
            Assert.That(Faults(text), Is.Not.Empty, () => $"{string.Join('\n', Schema.Validate(text))}\n{text}");
        }

        Assert.That(refused, Is.GreaterThan(1_000), "most changes of this kind are mistakes");
    }

    /// <summary>One change at one place: a member gone, renamed, or a value of another kind.</summary>
    private static void Mutate(JsonNode root, Random random)
    {
        string[] replacements = ["7", "\"\"", "\"x y\"", "[]", "{}", "null", "true", "-1", "[7]", "[\"\"]"];
        var objects = Below(root).OfType<JsonObject>().Where(each => each.Count > 0).ToList();
        var at = objects[random.Next(objects.Count)];
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

    private static IEnumerable<string> Packaged()
    {
        var house = typeof(FlowSchema).Assembly;
        foreach (var name in house.GetManifestResourceNames().Where(name => name.EndsWith(".flow.json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(house.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static IEnumerable<Connectors.Faults.Fault> Faults(string json) => FlowReader.Read(new("test.flow.json", Encoding.UTF8.GetBytes(json))).Faults;

    [GeneratedRegex(@"use (.*)\.$")]
    private static partial Regex Known();
}
