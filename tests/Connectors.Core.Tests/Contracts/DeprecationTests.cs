using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Contracts;

/// <summary>A member that goes away says so in its schema, and stays until its day.</summary>
public class DeprecationTests
{
    private static readonly DateOnly Published = new(2026, 12, 1);
    private static readonly DateOnly Sunset = new(2027, 6, 1);

    [Test]
    public void The_schema_marks_a_deprecated_member_with_its_sunset_and_what_to_use()
    {
        var members = JsonNode.Parse(Schema<Newer>("1.1"))!["properties"]!;
        Assert.That(members["shade"]!.ToJsonString(), Is.EqualTo(
            """{"type":"string","deprecated":true,"x-deprecated-since":"1.1","x-sunset":"2027-06-01","x-replaced-by":"color"}"""));
        Assert.That(members["color"]!.ToJsonString(), Is.EqualTo("""{"type":"string"}"""), "control");
    }

    [Test]
    public void To_mark_a_member_is_additive_and_asks_for_half_a_year()
    {
        var (before, after) = (Schema<Older>("1.0"), Schema<Newer>("1.1"));
        Assert.Multiple(() =>
        {
            Assert.That(SchemaComparison.Between(before, after).Select(change => change.Class), Is.All.EqualTo(ChangeClass.Additive));
            Assert.That(SchemaComparison.Undeclared(before, after, Published), Is.Null);
            Assert.That(SchemaComparison.Undeclared(before, after, Published.AddDays(3)), Is.EqualTo("The sunset of /shade, 2027-06-01, is less than 180 days away."));
            Assert.That(SchemaComparison.Undeclared(before, Schema<Newer>("1.0"), Published), Does.Contain("at least 1.1 is asked for"));
            Assert.That(SchemaComparison.Undeclared(after, Schema<Newer>("1.2").Replace("2027-06-01", "2027-05-31"), new(2026, 1, 1)), Does.Contain("at least 2.0"),
                "readers were promised the later day");
            Assert.That(SchemaComparison.Undeclared(after, Schema<Newer>("1.2").Replace("2027-06-01", "2027-06-08"), Sunset.AddDays(-1)), Is.Null, "put off");
        });
    }

    [Test]
    public void A_deprecated_member_is_removed_on_its_sunset_and_by_a_new_major_version_only()
    {
        var before = Schema<Newer>("1.1");
        Assert.Multiple(() =>
        {
            Assert.That(SchemaComparison.Undeclared(before, Schema<Last>("2.0"), Sunset), Is.Null);
            Assert.That(SchemaComparison.Undeclared(before, Schema<Last>("2.0"), Sunset.AddDays(-1)), Is.EqualTo("/shade is removed before its sunset, 2027-06-01."));
            Assert.That(SchemaComparison.Undeclared(before, Schema<Last>("1.2"), Sunset), Does.Contain("at least 2.0 is asked for"));
        });
    }

    private static string Schema<T>(string version)
    {
        var entity = new EntityDefinition
        {
            Name = "paint", Schema = version, Area = BusinessArea.Parties, Class = ContractClass.Master, Type = typeof(T), Members = MemberTree.Members(typeof(T), "", DataClass.Business),
        };
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            SchemaWriter.Write(writer, entity);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed record Older
    {
        public string? Shade { get; init; }
    }

    private sealed record Newer
    {
        [Deprecated("1.1", "2027-06-01", Use = "color")]
        public string? Shade { get; init; }

        public string? Color { get; init; }
    }

    private sealed record Last
    {
        public string? Color { get; init; }
    }
}
