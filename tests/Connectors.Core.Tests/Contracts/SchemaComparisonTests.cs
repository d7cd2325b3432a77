using System.Text.Json.Nodes;

namespace Connectors.Contracts;

/// <summary>Each row of the table of changes, done to a real schema and noticed, with its class.</summary>
public class SchemaComparisonTests
{
    private static readonly string Schema = EntitySchemas.Export("timeEntry");

    private static IEnumerable<TestCaseData> Changes()
    {
        static TestCaseData Case(string name, ChangeClass change, string path, Action<JsonObject> edit) =>
            new TestCaseData(change, path, edit).SetArgDisplayNames(name);

        yield return Case("new optional member", ChangeClass.Additive, "/mood", root => Members(root)["mood"] = new JsonObject { ["type"] = "string" });
        yield return Case("new code", ChangeClass.Additive, "/billable/code", root => Codes(root, "billable").Add("gift"));
        yield return Case("longer text", ChangeClass.Additive, "/location", root => Member(root, "location")["maxLength"] = 100_000);
        yield return Case("no longest text", ChangeClass.Additive, "/location", root => Member(root, "location").Remove("maxLength"));
        yield return Case("new target of a reference", ChangeClass.Additive, "/owner", root => Member(root, "owner")["x-entities"]!.AsArray().Add("partner"));
        yield return Case("more careful data class", ChangeClass.Additive, "/note", root => Member(root, "note")["x-dataClass"] = "sensitive");
        yield return Case("new shared shape", ChangeClass.Additive, "/definitions/mood", root => root["definitions"]!["mood"] = new JsonObject());
        yield return Case("removed member", ChangeClass.Breaking, "/note", root => Members(root).Remove("note"));
        yield return Case("removed inner member", ChangeClass.Breaking, "/approval/decidedAt", root => Member(root, "approval")["properties"]!.AsObject().Remove("decidedAt"));
        yield return Case("other type", ChangeClass.Breaking, "/note", root => Member(root, "note")["type"] = "integer");
        yield return Case("other unit", ChangeClass.Breaking, "/duration", root => Member(root, "duration")["allOf"]![0]!["$ref"] = "#/definitions/decimal");
        yield return Case("other format", ChangeClass.Breaking, "/workDate", root => Member(root, "workDate")["format"] = "date-time");
        yield return Case("optional to required", ChangeClass.Breaking, "/note", root => root["required"]!.AsArray().Add("note"));
        yield return Case("new and required", ChangeClass.Breaking, "/mood", root =>
        {
            Members(root)["mood"] = new JsonObject { ["type"] = "string" };
            root["required"]!.AsArray().Add("mood");
        });
        yield return Case("required to optional", ChangeClass.Breaking, "/workDate", root =>
            root["required"] = new JsonArray([.. root["required"]!.AsArray().Select(name => name!.GetValue<string>()).Where(name => name != "workDate").Select(name => (JsonNode)name)]));
        yield return Case("shorter text", ChangeClass.Breaking, "/location", root => Member(root, "location")["maxLength"] = 1);
        yield return Case("a longest text", ChangeClass.Breaking, "/workDate", root => Member(root, "workDate")["maxLength"] = 10);
        yield return Case("removed code", ChangeClass.Breaking, "/billable/code", root => Codes(root, "billable").RemoveAt(1));
        yield return Case("codes closed", ChangeClass.Breaking, "/note", root => Member(root, "note")["enum"] = new JsonArray("a"));
        yield return Case("removed target of a reference", ChangeClass.Breaking, "/owner", root => Member(root, "owner")["x-entities"]!.AsArray().RemoveAt(0));
        yield return Case("less careful data class", ChangeClass.Breaking, "/note", root => Member(root, "note").Remove("x-dataClass"));
        yield return Case("other class of contract", ChangeClass.Breaking, "", root => root["x-class"] = "control");
        yield return Case("narrower shared shape", ChangeClass.Breaking, "/definitions/money/currency", root =>
            root["definitions"]!["money"]!["properties"]!["currency"]!["pattern"] = "^USD$");
        yield return Case("renamed contract", ChangeClass.Breaking, "", root => root["title"] = "hours");
    }

    [TestCaseSource(nameof(Changes))]
    public void A_change_has_its_class_and_asks_for_its_version(ChangeClass change, string path, Action<JsonObject> edit)
    {
        var after = Edited(edit);
        var found = SchemaComparison.Between(Schema, after);
        Assert.Multiple(() =>
        {
            Assert.That(found.Any(each => each.Class == ChangeClass.Breaking), Is.EqualTo(change == ChangeClass.Breaking), () => string.Join('\n', found));
            Assert.That(found.Select(each => each.Path), Does.Contain(path));
            Assert.That(SchemaComparison.Undeclared(Schema, after), Is.Not.Null, "the version stayed");
            Assert.That(SchemaComparison.Undeclared(Schema, Versioned(after, "1.1")) is null, Is.EqualTo(change == ChangeClass.Additive));
            Assert.That(SchemaComparison.Undeclared(Schema, Versioned(after, "2.0")), Is.Null);
        });
    }

    [Test]
    public void What_no_machine_reads_is_no_change_and_a_version_without_a_change_is_told()
    {
        var after = Edited(root => root["definitions"]!["workTime"]!["description"] = "Whole seconds.");
        Assert.That(SchemaComparison.Between(Schema, after), Is.Empty);
        Assert.That(SchemaComparison.Undeclared(Schema, Schema), Is.Null);
        Assert.That(SchemaComparison.Undeclared(Schema, Versioned(Schema, "1.1")), Does.StartWith("Nothing changed from 1.0"));
        Assert.That(SchemaComparison.Undeclared(Versioned(Schema, "1.1"), Versioned(Edited(root => Members(root).Remove("note")), "1.2")),
            Does.StartWith("From 1.1 to 1.2, at least 2.0 is asked for by: /note: removed (breaking)"));
    }

    private static string Edited(Action<JsonObject> edit)
    {
        var root = JsonNode.Parse(Schema)!.AsObject();
        edit(root);
        return root.ToJsonString();
    }

    private static string Versioned(string schema, string version)
    {
        var root = JsonNode.Parse(schema)!.AsObject();
        root["x-version"] = version;
        return root.ToJsonString();
    }

    private static JsonObject Members(JsonObject root) => root["properties"]!.AsObject();

    private static JsonObject Member(JsonObject root, string name) => Members(root)[name]!.AsObject();

    private static JsonArray Codes(JsonObject root, string name) => Member(root, name)["properties"]!["code"]!["enum"]!.AsArray();
}
