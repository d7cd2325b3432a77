using System.Text;
using Connectors.Exchange;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Whatever bytes come in, faults come out, never another exception.</summary>
public sealed class GarbageTests
{
    private const string Wide = """
        {"a":{"copy":"n.a[1]"},"b":{"boolean":"b"},"i":{"integer":"i"},"d":{"decimal":"d","factor":"0.01"},"t":{"date":"t","truncate":true},
         "m":{"instant":"m","zone":"Europe/Berlin"},"u":{"duration":"u","unit":"hours"},"y":{"money":"y","currency":"c","minor":"s"},
         "k":{"coded":"k","values":"v","label":"l"},"r":{"reference":"r","object":"o","entity":"e","display":"l"},"j":{"join":["l","k"],"with":" "},
         "p":{"split":"l","by":" ","part":1},"x":{"when":[{"if":{"path":"i","anyOf":[1,"2"]},"then":{"copy":"l"}},{"then":{"firstOf":[{"copy":"zz"},{"copy":"c"}]}}]},
         "q":{"list":"q","fields":{"n":{"number":"position"},"v":{"decimal":"v"},"w":{"list":"w","item":{"copy":"."}}},"where":{"path":"v","present":true}},
         "x:e":{"custom":"same","of":["n"]}}
        """;

    private const string Record = """
        {"n":{"a":["x","y\u0041\n"]},"b":"T","i":"12","d":-1.250e1,"t":"2026-02-28T10:00:00+0100","m":"2026-02-28T10:00:00","u":1.25,"y":15050,"c":"USD","s":100,
         "k":true,"l":"one two \ud83d\ude00","r":107,"q":[{"v":1.5,"w":["a",1,null]},{},{"v":"2"}],"rest":{"deep":[[[{"a":1}]]]}}
        """;

    [Test]
    public void Mutated_records_never_throw()
    {
        var mapping = Documents.Set(new MappingFunctions().Add("same", values => values[0]),
            Documents.Vendor(Wide, ""","values":{"v":{"true":"yes"}}""")).Compile([]).Value!.Inbound("acme", "things");
        Assert.That(mapping.Faults(Record).IsDefaultOrEmpty, Is.True, () => string.Join("; ", mapping.Faults(Record)));
        var (refused, mapped) = (0, 0);
        foreach (var bytes in Mutations(Encoding.UTF8.GetBytes(Record), 20_000))
        {
            var outcome = mapping.Read(new VendorRecord(new("things", "1"), null, null, Contracts.RecordState.Live, bytes), RelatedRecords.None,
                "main");
            if (outcome.IsSuccess)
                CanonicalEnvelope.Read(CanonicalEnvelope.Write(outcome.Value));
            _ = outcome.IsSuccess ? mapped++ : refused++;
            Assert.That(outcome.IsSuccess || outcome.Faults.All(fault => fault is { Path: not null, Rule: not null, ValueClass: not null }), Is.True);
        }
        Assert.That((mapped > 1_000, refused > 1_000), Is.EqualTo((true, true)), $"mapped {mapped}, refused {refused}");
    }

    [Test]
    public void Mutated_canonical_records_never_throw_on_the_way_out()
    {
        var mapping = Documents.Set(new MappingFunctions().Add("same", values => values[0], value => [value]),
            Documents.Vendor(Wide, ""","values":{"v":{"true":"yes"}}""")).Compile([]).Value!.Inbound("acme", "things");
        var derivation =
            Documents.Mapping(Documents.Derivation("""{"y":{"money":"y"},"h":{"hours":"u"},"z":{"multiply":"y","by":"u","per":"hour"},"s":{"sum":"q","of":{"decimal":"v"}},"r":{"reference":"r"}}"""));
        var record = mapping.Read(Documents.Record(Record), RelatedRecords.None, "main").Value!;
        foreach (var bytes in Mutations(record.Json.ToArray(), 5_000))
        {
            var mutated = Documents.Canonical("") with { Json = bytes };
            mapping.Write(mutated, ReferenceTable.None);
            derivation.Derive(mutated, new Dictionary<string, Contracts.CanonicalRecord>());
            derivation.Needs(mutated);
        }
    }

    [Test]
    public void Mutated_documents_and_envelopes_never_throw()
    {
        var document = Encoding.UTF8.GetBytes(Documents.TimeEntries);
        var overlay =
            Encoding.UTF8.GetBytes("""{"overlay":"kantata.time_entries","base":"1.x","layer":"tenant","fields":{"note":{"join":["story.title"]},"x:a":{"copy":"b"}},"values":{"billable":{"a":"b"}}}""");
        foreach (var bytes in Mutations(document, 3_000))
            MappingSet.Load([new("f.json", bytes)], MappingFunctions.None);
        var set = Documents.Set(Documents.TimeEntries);
        foreach (var bytes in Mutations(overlay, 3_000))
            set.Compile([new("o.json", bytes)]);
        var mapping = Documents.Mapping(Documents.TimeEntries);
        foreach (var bytes in Mutations(CanonicalEnvelope.Write(mapping.Read(Documents.Record(Documents.TimeEntry), RelatedRecords.None,
            "main").Value!), 3_000))
            CanonicalEnvelope.Read(bytes);
    }

    /// <summary>Bytes flipped, cut, doubled, swapped for structure, always from the same seed.</summary>
    private static IEnumerable<byte[]> Mutations(byte[] good, int count)
    {
        var random = new Random(20261121);
        var tokens = new[] { "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-", "1e400", "\\u", "\\ud800", "\u00e9", "\0",
            "9999999999999999999999999999999", "\"\"", "{}", "[]" };
        for (var i = 0; i < count; i++)
        {
            var bytes = good.ToList();
            for (var times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(5))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 8)));
                        break;
                    case 2:
                        bytes.InsertRange(at, Encoding.UTF8.GetBytes(tokens[random.Next(tokens.Length)]));
                        break;
                    case 3:
                        bytes[at] = (byte)"0123456789ate"[random.Next(13)];
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 20))));
                        break;
                }
            }
            yield return [.. bytes];
        }
    }
}
