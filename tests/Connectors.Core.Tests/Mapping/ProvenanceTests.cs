using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Where the fields of a record came from, told by the record itself.</summary>
public sealed class ProvenanceTests
{
    private const string Fields = """
        {"plain":{"copy":"a"},"code":{"coded":"c","default":"open"},"fixed":{"constant":"K"},
         "first":{"firstOf":[{"copy":"x"},{"join":["y","z"],"with":" "}]},
         "when":{"when":[{"if":{"path":"w","is":1},"then":{"copy":"one"}},{"then":{"firstOf":[{"copy":"two"},{"copy":"three"}]}}]},
         "deep.inner":{"date":"d"},"deep.first[0].of":{"copy":"o"},
         "lines":{"list":"l","fields":{"n":{"copy":"name"},"deep.m":{"firstOf":[{"copy":"p"},{"copy":"q"}]}}},"x:note":{"copy":"n"},
         "who":{"reference":"u","object":"users","entity":"user","display":"uname"}}
        """;

    private static readonly CompiledMapping Mapping = Documents.Set(Documents.Vendor(Fields.Replace("\"plain\":{\"copy\":\"a\"", "\"plain\":{\"copy\":\"a\",\"open\":true", StringComparison.Ordinal)))
        .Compile([LayerTests.Layer("/north", """{"plain":{"copy":"aa"}}""", mapping: "acme.things")]).Value!.All.Single();

    private static CanonicalRecord Read(string json, ProvenanceMode mode = ProvenanceMode.Full, CanonicalRecord? previous = null) =>
        Mapping.Read(Documents.Record(json), RelatedRecords.None, "main", mode, previous).Value!;

    [Test]
    public void Full_tells_of_each_field_that_has_a_value_its_sources_rule_layer_and_alternative()
    {
        var told = Read("""{"aa":"A","y":"Y","w":2,"three":"3","d":"2026-01-01","o":"O","l":[{"name":"N","q":"Q"}],"n":"n","u":"7"}""").Provenance!;
        FieldProvenance Base(string path, string rule, int? alternative, params string[] from) => new(path, [.. from], rule, "base", null, "test.mapping.json", alternative, false);
        Assert.Multiple(() =>
        {
            Assert.That(told["/plain"], Is.EqualTo(new FieldProvenance("/plain", ["aa"], "copy", "partner", "/north", "north/note.overlay.json", null, false)));
            Assert.That(told["/code"], Is.EqualTo(Base("/code", "coded", null, "c") with { IsDefault = true }));
            Assert.That(told["/fixed"], Is.EqualTo(Base("/fixed", "constant", null)));
            Assert.That(told["/first"], Is.EqualTo(Base("/first", "join", 1, "y", "z")));
            Assert.That(told["/when"], Is.EqualTo(Base("/when", "firstOf", 1, "two", "three")));
            Assert.That(told["/deep/inner"], Is.EqualTo(Base("/deep/inner", "date", null, "d")));
            Assert.That(told["/deep/first/0/of"], Is.EqualTo(Base("/deep/first/0/of", "copy", null, "o")));
            Assert.That(told["/lines"], Is.EqualTo(Base("/lines", "list", null, "l")));
            Assert.That(told["/lines/0/n"], Is.EqualTo(Base("/lines/*/n", "copy", null, "name")));
            Assert.That(told["/lines/0/deep/m"]!.Sources, Is.EqualTo(new[] { "p", "q" }));
            Assert.That(told["/ext/x:note"], Is.EqualTo(Base("/ext/x:note", "copy", null, "n")));
            Assert.That(told["/who/display"]!.Rule, Is.EqualTo("reference"), "a part of a value is told by its field");
            Assert.That(told["/nowhere"], Is.Null);
            Assert.That(told.Fields.Select(field => field.Path), Is.EqualTo(new[]
            {
                "/plain", "/code", "/fixed", "/first", "/when", "/deep/inner", "/deep/first/0/of", "/lines", "/who", "/ext/x:note",
            }));
        });
        Assert.That(Read("""{"c":"C","x":"X"}""").Provenance!["/code"]!.IsDefault, Is.False, "control");
        Assert.That(Read("""{"c":"C","x":"X"}""").Provenance!["/first"]!.Alternative, Is.EqualTo(0));
        Assert.That(Read("{}").Provenance!["/first"], Is.Null);
        Assert.That(Read("{}").Provenance!.Fields.Select(field => field.Path), Is.EqualTo(new[] { "/code", "/fixed" }), "what has no value is not told of");
    }

    [Test]
    public void It_agrees_with_explain_on_every_field_and_changes_nothing_else()
    {
        const string Json = """{"aa":"A","x":"X","w":1,"one":"1","d":"2026-01-01","l":[{"name":"N"}],"u":"7","uname":"Ann"}""";
        var (off, full) = (Read(Json, ProvenanceMode.Off), Read(Json));
        Assert.That(off.Provenance, Is.Null);
        Assert.That((full.Text(), full.ContentHash), Is.EqualTo((off.Text(), off.ContentHash)));
        foreach (var field in full.Provenance!.Fields.Where(field => !field.IsDefault))
        {
            var explained = Mapping.Explain(Documents.Record(Json), RelatedRecords.None, "main", field.Path);
            Assert.That((field.Rule, field.Layer, field.Owner, field.Document),
                Is.EqualTo((explained.Rule, explained.Layer.ToString().ToLowerInvariant(), explained.Origin.Owner, explained.Origin.Document)), field.Path);
            Assert.That(string.Join(", ", field.Sources), Is.EqualTo(explained.SourcePath ?? ""), field.Path);
        }
    }

    [Test]
    public void Changed_only_tells_of_what_differs_from_the_record_before()
    {
        const string Before = """{"aa":"A","c":"C","d":"2026-01-01","o":"O","l":[{"name":"N"}],"n":"n","u":"7","uname":"Ann"}""";
        var before = Read(Before, ProvenanceMode.Off);
        IEnumerable<string> Changed(string json, CanonicalRecord? previous = null) =>
            Read(json, ProvenanceMode.ChangedOnly, previous ?? before).Provenance!.Fields.Select(field => field.Path);
        string With(string old, string now) => Before.Replace(old, now, StringComparison.Ordinal);
        Assert.Multiple(() =>
        {
            Assert.That(Changed(Before), Is.Empty);
            Assert.That(Changed(With("\"A\"", "\"B\"")), Is.EqualTo(new[] { "/plain" }));
            Assert.That(Changed(With("2026-01-01", "2026-01-02")), Is.EqualTo(new[] { "/deep/inner" }));
            Assert.That(Changed(With("\"o\":\"O\",", "")), Is.Empty, "what is gone has no source");
            Assert.That(Changed(With("\"o\":\"O\",", "\"o\":\"P\",")), Is.EqualTo(new[] { "/deep/first/0/of" }));
            Assert.That(Changed(With("\"N\"", "\"M\"")), Is.EqualTo(new[] { "/lines" }));
            Assert.That(Changed(With("\"n\":\"n\"", "\"n\":\"m\"")), Is.EqualTo(new[] { "/ext/x:note" }));
            Assert.That(Changed(With("{\"aa\"", "{\"x\":\"X\",\"aa\"")), Is.EqualTo(new[] { "/first" }));
            Assert.That(Changed(With("\"7\"", "\"8\"")), Is.EqualTo(new[] { "/who" }));
            Assert.That(Changed(With("Ann", "Bea")), Is.Empty, "another name of the same");
            Assert.That(Changed(Before, before.WithResolved(new Dictionary<VendorReference, CanonicalId>
            {
                [before.References[0].Key] = new(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
            })), Is.Empty, "our knowing more is no change");
            Assert.That(Read(Before, ProvenanceMode.ChangedOnly).Provenance!.Fields.Select(field => field.Path),
                Is.EqualTo(Read(Before).Provenance!.Fields.Select(field => field.Path)), "without an earlier one all are new");
        });
    }

    [Test]
    public void It_travels_in_the_envelope()
    {
        var record = Read("""{"aa":"A","y":"Y","l":[{"name":"N"}]}""");
        var line = CanonicalEnvelope.Write(record);
        var back = CanonicalEnvelope.Read(line).Value!;
        Assert.That(back.Provenance!.Fields, Is.EqualTo(record.Provenance!.Fields));
        Assert.That(back.Provenance["/first"], Is.EqualTo(record.Provenance["/first"]));
        Assert.That(CanonicalEnvelope.Write(back), Is.EqualTo(line));
        Assert.That(Encoding.UTF8.GetString(CanonicalEnvelope.Write(Read("{}", ProvenanceMode.Off))), Does.Not.Contain("provenance"), "control");
    }

    [Test]
    public void A_derivation_tells_the_same_way()
    {
        var mapping = Documents.Mapping(Documents.Derivation("""{"f":{"firstOf":[{"copy":"a"},{"copy":"b"}]},"h":{"hours":"d"}}"""));
        var none = new Dictionary<string, CanonicalRecord>();
        var first = mapping.Derive(Documents.Canonical("""{"b":"B","d":3600}"""), none, ProvenanceMode.Full).Value!;
        Assert.That(first.Provenance!["/f"], Has.Property("Alternative").EqualTo(1).And.Property("Rule").EqualTo("copy"));
        var next = mapping.Derive(Documents.Canonical("""{"b":"B","d":7200}"""), none, ProvenanceMode.ChangedOnly, first).Value!;
        Assert.That(next.Provenance!.Fields.Single().Path, Is.EqualTo("/h"));
    }

    [Test]
    public void Tenants_with_equal_layers_are_told_their_own_names()
    {
        var set = Documents.Set(Documents.TimeEntries);
        string? Owner(string owner) => set.Compile([LayerTests.Layer(owner, """{"x:a":{"copy":"a"}}""")]).Value!.All.Single()
            .Read(Documents.Record(Documents.TimeEntry.Replace("\"id\"", "\"a\":\"A\",\"id\"", StringComparison.Ordinal)), RelatedRecords.None, "main", ProvenanceMode.Full)
            .Value!.Provenance!["/ext/x:a"]!.Owner;
        Assert.That((Owner("/left"), Owner("/right")), Is.EqualTo(("/left", "/right")));
    }
}
