using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

/// <summary>The same rows as a query's JSON and as a bulk query's CSV: equal records, versions, hashes, references and faults.</summary>
/// <remarks>Long form: <c>CONNECTORS_CASES=100000 dotnet test tests/Connectors.Adapters.Tests --filter BulkRowsTests</c>.</remarks>
public sealed class BulkRowsTests
{
    private const string Overlay = """
        {"overlay":"salesforce.opportunity","base":"1.x","layer":"tenant","fields":{
          "x:region":{"copy":"Account.Owner.Region__c"},"x:score":{"decimal":"Score__c"},"x:parts":{"split":"Parts__c","by":";"}}}
        """;

    private static readonly JsonSerializerOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCase("Account")]
    [TestCase("Contact")]
    [TestCase("Opportunity")]
    public void Rows_in_CSV_give_what_the_same_rows_in_JSON_give(string type)
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_CASES"), out var asked) ? asked : 2_000;
        var mapping = AdapterMappings.Of(typeof(SalesforceAdapter).Assembly, Overlay).All
            .Single(candidate => candidate.Name == "salesforce." + type.ToLowerInvariant());
        var columns = SObjectColumns.Of(mapping.SourceFields);
        var random = new Random(19);
        var (whole, refused) = (0, 0);
        for (var made = 0; made < count;)
        {
            var rows = Enumerable.Range(made, random.Next(1, 40)).Select(number => Row(random, type, columns, number)).ToArray();
            made += rows.Length;
            var json = SalesforcePages.Rows(Page(type, rows), type);
            var csv = SObjectCsv.Cut(Encoding.UTF8.GetBytes(Csv(random, columns, rows)), type);
            Assert.That(csv.Records, Has.Length.EqualTo(json.Records.Length));
            for (var row = 0; row < rows.Length; row++)
            {
                var (one, other) = (json.Records[row], csv.Records[row]);
                Assert.That((other.Key, other.Version, other.ModifiedAt, other.State), Is.EqualTo((one.Key, one.Version, one.ModifiedAt, one.State)));
                var isWhole = Same(mapping.Read(one, json.Related, "main"), mapping.Read(other, csv.Related, "main"));
                (whole, refused) = isWhole ? (whole + 1, refused) : (whole, refused + 1);
            }
        }

        TestContext.Out.WriteLine($"{whole} records, {refused} refused, all alike");
        Assert.That(Math.Min(whole, refused), Is.GreaterThan(count / 50), "Rows that are nearly all right or nearly all wrong prove little.");
    }

    [Test]
    public void The_typed_record_is_the_same_too()
    {
        var mapping = AdapterMappings.Of(typeof(SalesforceAdapter).Assembly).All.Single(candidate => candidate.Name == "salesforce.opportunity");
        var columns = SObjectColumns.Of(mapping.SourceFields);
        var random = new Random(23);
        var rows = Enumerable.Range(0, 500).Select(number => Row(random, "Opportunity", columns, number, faults: false)).ToArray();
        var json = SalesforcePages.Rows(Page("Opportunity", rows), "Opportunity").Records;
        var csv = SObjectCsv.Cut(Encoding.UTF8.GetBytes(Csv(random, columns, rows)), "Opportunity").Records;
        for (var row = 0; row < rows.Length; row++)
        {
            var typed = mapping.ReadAs<Opportunity>(csv[row], RelatedRecords.None, "main");
            Assert.That(typed.Faults.IsDefault ? [] : typed.Faults, Is.Empty);
            Assert.That(typed.Value, Is.EqualTo(mapping.ReadAs<Opportunity>(json[row], RelatedRecords.None, "main").Value));
        }
    }

    [Test]
    public void A_row_without_id_is_refused_by_itself()
    {
        var page = SObjectCsv.Cut("Id,Name\n,Acme\n0015,Other\n"u8.ToArray(), "Account");
        var mapping = AdapterMappings.Of(typeof(SalesforceAdapter).Assembly).All.Single(candidate => candidate.Name == "salesforce.account");
        Assert.That(page.Records.Select(record => mapping.Read(record, page.Related, "main").IsSuccess), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void What_was_deleted_says_so()
    {
        var page = SObjectCsv.Cut("\"Id\",\"IsDeleted\",\"LastModifiedDate\"\n\"1\",\"true\",\"2026-11-20T08:15:00.000Z\"\n\"2\",\"false\",\"\"\n"u8.ToArray(), "Account");
        Assert.That(page.Records.Select(record => (record.State, record.Version)), Is.EqualTo(new[]
        {
            (RecordState.Deleted, "2026-11-20T08:15:00.000+0000"), (RecordState.Live, (string?)null),
        }));
    }

    private static bool Same(Outcome<CanonicalRecord> json, Outcome<CanonicalRecord> csv)
    {
        if (json.IsSuccess && csv.IsSuccess)
        {
            Assert.That(csv.Value!.Text(), Is.EqualTo(json.Value!.Text()));
            Assert.That((csv.Value!.ContentHash, csv.Value.Source), Is.EqualTo((json.Value!.ContentHash, json.Value.Source)));
            Assert.That(csv.Value.References, Is.EqualTo(json.Value.References));
            return true;
        }

        // CSV has texts only: what was a number or a boolean is named as the text that it was.
        Assert.That(Spelled(csv), Is.EqualTo(Spelled(json)));
        return false;
    }

    private static (FaultKind, string?, string?)[] Spelled(Outcome<CanonicalRecord> read) =>
        read.Faults.IsDefault ? [] : [.. read.Faults.Select(fault => (fault.Kind, fault.Path, fault.Rule))];

    private static Dictionary<string, JsonNode?> Row(Random random, string type, IEnumerable<string> columns, int number, bool faults = true) =>
        columns.ToDictionary(column => column, column => Value(random, type, column, number, faults));

    private static JsonNode? Value(Random random, string type, string column, int number, bool faults)
    {
        if (faults && random.Next(60) == 0)
        {
            return column is "Id" or "IsDeleted" or "SystemModstamp" ? Sure(column, number) : "2026-13-99 no\nsuch \"thing\"";
        }

        return column switch
        {
            "Id" or "SystemModstamp" => Sure(column, number),
            "IsDeleted" => random.Next(9) == 0,
            "IsClosed" or "IsWon" => random.Next(2) == 0,
            "Name" or "LastName" or "StageName" or "AccountId" => $"Größe {number}, \"quoted\"",
            _ when random.Next(5) == 0 => null,
            "CurrencyIsoCode" => random.Next(2) == 0 ? "EUR" : "USD",
            "BillingCountryCode" or "MailingCountryCode" => "DE",
            "Amount" or "ExpectedRevenue" or "AnnualRevenue" => JsonNode.Parse($"{random.Next(-5000, 90000)}.{random.Next(10)}"),
            "Probability" or "Score__c" => JsonNode.Parse($"{random.Next(101)}.0"),
            "NumberOfEmployees" => random.Next(9000),
            "CloseDate" => $"2026-{random.Next(1, 13):D2}-{random.Next(1, 29):D2}",
            "CreatedDate" or "LastModifiedDate" => Stamp(random.Next(60)),
            "Parts__c" => "a;b;c",
            "Website" => "https://example.com/a?b=c\\d",
            "Email" => $"p{number}@example.com",
            "Description" => "line one\r\nline \"two\"\t\\end",
            _ when column.EndsWith("Id", StringComparison.Ordinal) => $"005xx00000{random.Next(100):D5}AAA",
            _ => random.Next(4) == 0 ? "" : $"{column} {random.Next(30)}, {type}",
        };
    }

    private static JsonNode Sure(string column, int number) => column == "Id" ? $"006xx{number:D10}AAA" : Stamp(number);

    private static string Stamp(int number) => $"2026-11-20T{number / 60 % 24:D2}:{number % 60:D2}:07.000+0000";

    private static byte[] Page(string type, Dictionary<string, JsonNode?>[] rows)
    {
        var records = new JsonArray();
        foreach (var row in rows)
        {
            var record = new JsonObject { ["attributes"] = new JsonObject { ["type"] = type, ["url"] = $"/services/data/v68.0/sobjects/{type}/{row["Id"]}" } };
            foreach (var (column, value) in row)
            {
                Put(record, column.Split('.'), value?.DeepClone());
            }

            records.Add(record);
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["totalSize"] = rows.Length, ["done"] = true, ["records"] = records }, Spelling);
    }

    // A parent of which nothing is there is null, as Salesforce writes a missing parent.
    private static void Put(JsonObject record, string[] path, JsonNode? value)
    {
        if (path.Length == 1)
        {
            record[path[0]] = value is JsonValue text && text.TryGetValue<string>(out var empty) && empty.Length == 0 ? null : value;
        }
        else if (value is null)
        {
            record.TryAdd(path[0], null);
        }
        else
        {
            record[path[0]] ??= new JsonObject();
            Put(record[path[0]]!.AsObject(), path[1..], value);
        }
    }

    private static string Csv(Random random, IReadOnlyCollection<string> columns, Dictionary<string, JsonNode?>[] rows)
    {
        // Salesforce quotes every field; others only where they must.
        var (always, end) = (random.Next(3) > 0, random.Next(3) == 0 ? "\r\n" : "\n");
        return string.Join(end, rows.Select(row => string.Join(',', columns.Select(column => Field(row[column], always)))).Prepend(string.Join(',', columns))) + end;
    }

    private static string Field(JsonNode? value, bool always)
    {
        var text = value switch
        {
            null => "",
            JsonValue one when one.TryGetValue<string>(out var string_) => string_.EndsWith("+0000", StringComparison.Ordinal) ? string_[..^5] + "Z" : string_,
            _ => value.ToJsonString(),
        };
        return always || text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
