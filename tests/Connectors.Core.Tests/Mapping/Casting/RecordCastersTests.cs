using System.Text;
using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Two major versions side by side.</summary>
public sealed class RecordCastersTests
{
    private static readonly RecordCasters Casters = new([new TimeEntryNoteCaster()]);

    [Test]
    public void Up_and_down_again_is_the_same_record()
    {
        var all = from note in Gen.OneOf(Gen.Constant((string?)null), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => (string?)text.Get))
                  from project in Gen.Elements(null, "5", "6")
                  from task in Gen.Elements(null, "5", "7")
                  select Record(note, project, task);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(all), record =>
        {
            var up = Casters.Cast(record, "2.0").Value!;
            var down = Casters.Cast(up, "1.0").Value!;
            return JsonNode.DeepEquals(JsonNode.Parse(record.Json.Span), JsonNode.Parse(down.Json.Span)) && down.References.Length == record.References.Length
                && down.References.All(record.References.Contains) && down.ContentHash == record.ContentHash;
        }));
    }

    [TestCase("""{"note":{"format":"plain","body":"a"},"job":{"task":"t"},"new":1,"ext":{"x:a":{"t":"string","v":"b"}}}""")]
    [TestCase("""{"note":{"format":"markdown","body":"*a*"},"duration":60}""")]
    public void Down_and_up_again_is_the_same_record_and_what_nobody_knows_stays(string json)
    {
        var record = Documents.Canonical(json, "timeEntry") with { Schema = "2.3" };
        var down = Casters.Cast(record, "1.0").Value!;
        Assert.That(JsonNode.Parse(down.Json.Span)!["note"]!.GetValueKind(), Is.EqualTo(System.Text.Json.JsonValueKind.String));
        var up = Casters.Cast(down, "2.3").Value!;
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(up.Json.Span), JsonNode.Parse(json)), Is.True, () => up.Text());
    }

    [Test]
    public void A_record_that_was_cast_down_is_read_by_the_types_of_the_version_and_references_move_along()
    {
        var record = Record("n", "5", "7");
        var up = Casters.Cast(record, "2.0").Value!;
        Assert.That(up.Schema, Is.EqualTo("2.0"));
        Assert.That(up.References.Select(reference => (reference.Path, reference.Key.Value)), Is.EquivalentTo(new[] { ("/job/project", "5"), ("/job/task", "7") }));
        Assert.That(() => up.As<TimeEntry>(), Throws.TypeOf<ConnectorException>().With.Message.Contains("version 2.0"));
        Assert.That(Encoding.UTF8.GetString(Casters.Cast(up, "1.0").Value!.Json.Span), Does.Contain("\"note\":\"n\""));
    }

    [Test]
    public void A_step_that_nobody_casts_is_named_and_within_a_major_version_nothing_changes()
    {
        var record = Record("n", null, null);
        Assert.That(Casters.Cast(record, "3.0").Faults.Single().Message, Is.EqualTo("Nothing casts timeEntry from version 2 to 3. Register an IRecordCaster for this step."));
        Assert.That(Casters.Cast(record with { Entity = "invoice" }, "2.0").Faults.Single().Kind, Is.EqualTo(FaultKind.Unsupported));
        Assert.That(Casters.Cast(record, "1.4").Value!.Json, Is.EqualTo(record.Json));
        Assert.That(() => new RecordCasters([new TimeEntryNoteCaster(), new TimeEntryNoteCaster()]), Throws.ArgumentException.With.Message.Contains("from 1 to 2"));
    }

    private static CanonicalRecord Record(string? note, string? project, string? task)
    {
        var mapping = Documents.Mapping("""
            { "mapping": "acme.time", "version": "1.0.0", "source": { "system": "acme", "object": "things" }, "target": { "entity": "timeEntry", "schema": "1.0" },
              "fields": { "note": { "copy": "n", "blankIsValue": true },
                          "project": { "reference": "p", "object": "projects", "entity": "project" }, "task": { "reference": "t", "object": "tasks", "entity": "task" } } }
            """);
        var json = new JsonObject { ["n"] = note, ["p"] = project, ["t"] = task }.ToJsonString();
        var read = mapping.Read(Documents.Record(json), RelatedRecords.None, "main");
        Assert.That(read.IsSuccess, Is.True, () => string.Join('\n', read.Faults));
        return read.Value!;
    }
}
