using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>A row read where it lies gives what the JSON of the same row gives: records, hashes, references and faults.</summary>
public sealed class RowWalkTests
{
    private const string Fields = """
        {
          "name": { "copy": "Name", "maxLength": 12, "required": true }, "note": { "copy": "Note", "blankIsValue": true },
          "at": { "instant": "At" }, "day": { "date": "Day" }, "count": { "integer": "Count" }, "part": { "decimal": "Part", "factor": "0.01" },
          "price": { "money": "Price", "currency": "Currency" }, "open": { "boolean": "Open" }, "took": { "duration": "Took", "unit": "minutes" },
          "kind": { "coded": "Kind", "values": "kinds" }, "owner": { "reference": "Owner.Id", "object": "User", "entity": "user", "display": "Owner.Name" },
          "first": { "firstOf": [ { "copy": "Owner.Email" }, { "copy": "Name" } ] }, "tags": { "split": "Tags", "by": ";" }, "both": { "join": ["Name", "Owner.Name"], "with": " / " },
          "state": { "when": [ { "if": { "path": "Open", "is": true }, "then": { "constant": "open" } }, { "if": { "path": "Count", "is": 1.0 }, "then": { "constant": "one" } }, { "then": { "constant": "none" } } ] }
        }
        """;

    private static readonly string[] Columns =
        ["Unwanted", "Name", "Note", "At", "Day", "Count", "Part", "Price", "Currency", "Open", "Took", "Kind", "Owner.Id", "Owner.Name", "Owner.Email", "Tags", "Other.Deep.Er"];

    private static readonly string[] Values =
    [
        "", "", "\"\"", "Acme", "\"Acme\"", "\"a \"\"b\"\"\"", "\"l\nm\"", "back\\slash", "\"Größe, €\"", "1", "\"1\"", "1.0", "\"01\"", "-0.50", "1e3", "true", "\"false\"", "T", "TRUE",
        "2026-11-20", "\"2026-11-20T08:15:00.000Z\"", "2026-11-20T08:15:00.000+0000", "2026-13-40", "USD", "\"EUR\"", "XXQ", "\" \"", " ", "a;b;\"", "\"a;b;;c\"", "\u0001", "\"\t\"",
        "\"a text that is longer than twelve\"", "12345678901234567890123456789012345",
    ];

    [Test]
    public void A_row_gives_what_its_JSON_gives()
    {
        var mapping = Mapping();
        var random = new Random(11);
        var (whole, faulty) = (0, 0);
        for (var round = 0; round < 5_000; round++)
        {
            var columns = Columns.OrderBy(_ => random.Next()).Take(random.Next(1, Columns.Length + 1)).ToArray();
            var text = new StringBuilder(string.Join(',', columns));
            for (var row = random.Next(1, 4); row > 0; row--)
            {
                text.Append(random.Next(2) == 0 ? "\r\n" : "\n").AppendJoin(',', columns.Select(column => Value(random, column)));
            }

            foreach (var (direct, json) in Both(text.ToString()))
            {
                var isWhole = Same(mapping.Read(direct, RelatedRecords.None, "main"), mapping.Read(json, RelatedRecords.None, "main"), text.ToString());
                (whole, faulty) = isWhole ? (whole + 1, faulty) : (whole, faulty + 1);
            }
        }

        TestContext.Out.WriteLine($"{whole} records, {faulty} refused, all alike");
        Assert.That(Math.Min(whole, faulty), Is.GreaterThan(500));
    }

    [TestCase("Owner")]
    [TestCase(".")]
    public void A_rule_that_wants_an_object_around_columns_gets_it(string path)
    {
        var mapping = Documents.Mapping(Documents.Vendor(
            $$"""{ "name": { "copy": "Owner.Name" }, "all": { "when": [ { "if": { "path": "{{path}}", "present": true }, "then": { "constant": "there" } } ] } }"""));
        foreach (var (direct, json) in Both("Id,Owner.Name,Owner.Email\n1,Acme,\n2,,\n"))
        {
            var read = mapping.Read(direct, RelatedRecords.None, "main");
            Same(read, mapping.Read(json, RelatedRecords.None, "main"), path);
            Assert.That(Encoding.UTF8.GetString(read.Value!.Json.Span).Contains("there", StringComparison.Ordinal),
                Is.EqualTo(path == "." || Encoding.UTF8.GetString(json.Json.Span).Contains("Acme", StringComparison.Ordinal)));
        }
    }

    [Test]
    public void A_row_that_is_no_UTF8_is_a_fault_of_its_own()
    {
        byte[] page = [.. "Name,Note\nAcme,x\n"u8, 0xff, .. ",y\nLast,z"u8];
        var rows = CsvPage.Read(page);
        var mapping = Mapping();
        var read = Enumerable.Range(0, 3).Select(row => mapping.Read(Record(rows[row]), RelatedRecords.None, "main")).ToArray();
        Assert.That(read.Select(one => one.IsSuccess), Is.EqualTo(new[] { true, false, true }));
        Assert.That(read[1].Faults.Single().Message, Does.StartWith("The record is not UTF-8"));
        Same(read[1], mapping.Read(Record(rows[1]) with { Json = Record(rows[1]).Json }, RelatedRecords.None, "main"), "not UTF-8");
    }

    [Test]
    public void Explaining_shows_the_field_of_the_row()
    {
        var row = CsvPage.Read("Name,Count\n\"a \"\"b\"\"\",12\n"u8.ToArray())[0];
        var explained = Mapping().Explain(Record(row), RelatedRecords.None, "main", "/count");
        Assert.That((explained.SourcePath, explained.Raw, explained.Result), Is.EqualTo(("Count", "\"12\"", "12")));
    }

    [Test]
    public void The_comparison_notices_a_lost_field()
    {
        var mapping = Mapping();
        var (full, cut) = (Record(CsvPageOf("Name,Count\nAcme,1")), Record(CsvPageOf("Name,Count\nAcme,")));
        Assert.That(mapping.Read(full, RelatedRecords.None, "main").Value!.ContentHash, Is.Not.EqualTo(mapping.Read(cut, RelatedRecords.None, "main").Value!.ContentHash));
    }

    private static CsvRow CsvPageOf(string text) => CsvPage.Read(Encoding.UTF8.GetBytes(text))[0];

    private static CompiledMapping Mapping() => Documents.Mapping(Documents.Vendor(Fields, """, "values": { "kinds": { "Acme": "one", "1": "two" } }"""));

    private static VendorRecord Record(CsvRow row) => row.ToRecord(new("things", "7"), "v1", null, RecordState.Live);

    private static IEnumerable<(VendorRecord Direct, VendorRecord Json)> Both(string text)
    {
        // The second reading has a page of its own, so that nothing of the first can help it.
        var (direct, json) = (CsvPage.Read(Encoding.UTF8.GetBytes(text)), CsvPage.Read(Encoding.UTF8.GetBytes(text)));
        for (var row = 0; row < direct.Count; row++)
        {
            yield return (Record(direct[row]), new(new("things", "7"), "v1", null, RecordState.Live, Record(json[row]).Json));
        }
    }

    private static bool Same(Outcome<CanonicalRecord> direct, Outcome<CanonicalRecord> json, string text)
    {
        if (direct.IsSuccess && json.IsSuccess)
        {
            Assert.That(Encoding.UTF8.GetString(direct.Value!.Json.Span), Is.EqualTo(Encoding.UTF8.GetString(json.Value!.Json.Span)), text);
            Assert.That(direct.Value.ContentHash, Is.EqualTo(json.Value.ContentHash), text);
            Assert.That(direct.Value.References, Is.EqualTo(json.Value.References), text);
            return true;
        }

        Assert.That(direct.Faults.IsDefault ? [] : direct.Faults.Select(Spelled), Is.EqualTo(json.Faults.IsDefault ? [] : json.Faults.Select(Spelled)), text);
        return false;
    }

    // The size of a record that cannot be read at all is that of its bytes, which differ between the two.
    private static string Spelled(Fault fault) => fault.Rule == "record" ? fault.Message : fault.ToString();

    private static string Value(Random random, string column) => (column, random.Next(3)) switch
    {
        (_, 0) => Values[random.Next(Values.Length)].Replace(";\"", ";", StringComparison.Ordinal),
        ("Name" or "Owner.Name" or "Note", _) => "\"Acme\"",
        ("At", _) => "\"2026-11-20T08:15:00.000Z\"",
        ("Day", _) => "2026-11-20",
        ("Currency", _) => "USD",
        ("Open", _) => random.Next(2) == 0 ? "true" : "\"false\"",
        ("Tags" or "Owner.Email", _) => "\"a;b;;c\"",
        _ => "1",
    };
}
