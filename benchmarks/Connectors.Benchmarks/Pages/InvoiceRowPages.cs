using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>A SuiteQL answer with invoices: every value a text, null columns left out. The same for the same seed.</summary>
internal static class InvoiceRowPages
{
    private const int Customers = 300;
    private static readonly string[] Terms = ["Net 30", "Net 60", "Due on receipt"];
    private static readonly (string Id, string Display)[] Statuses = [("A", "Invoice : Open"), ("B", "Invoice : Paid In Full")];

    public static byte[] Make(int records, int seed) => PageText.Json(writer =>
    {
        var random = new Random(seed);
        string[] names = [.. Enumerable.Range(0, Customers).Select(_ => PageText.Some(random, 2))];
        writer.WriteStartObject();
        writer.WriteStartArray("links");
        writer.WriteStartObject();
        writer.WriteString("rel", "self");
        writer.WriteString("href", "https://tstdrv1234567.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql?limit=1000&offset=0");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteNumber("count", records);
        writer.WriteBoolean("hasMore", false);
        writer.WriteStartArray("items");
        for (var number = 0; number < records; number++)
            Row(writer, random, names, number);
        writer.WriteEndArray();
        writer.WriteNumber("offset", 0);
        writer.WriteNumber("totalResults", records);
        writer.WriteEndObject();
    });

    private static void Row(Utf8JsonWriter writer, Random random, string[] names, int number)
    {
        var (status, display) = Statuses[random.Next(Statuses.Length)];
        var total = random.Next(1_000, 9_000_000);
        writer.WriteStartObject();
        writer.WriteStartArray("links");
        writer.WriteEndArray();
        writer.WriteString("id", $"{88121 + number}");
        writer.WriteString("lm", $"{PageText.Date(random)} {PageText.Time(random)}");
        writer.WriteString("tranid", $"INV{10077 + number}");
        var customer = random.Next(Customers);
        writer.WriteString("entity", $"{647 + customer}");
        Maybe(writer, random, "entity_display", 2, () => names[customer]);
        writer.WriteString("trandate", PageText.Date(random));
        Maybe(writer, random, "duedate", 2, () => PageText.Date(random));
        Maybe(writer, random, "postingperiod", 3, () => $"{120 + random.Next(12)}");
        writer.WriteString("voided", "F");
        Maybe(writer, random, "approvalstatus", 5, () => random.Next(4) == 0 ? "1" : "2");
        writer.WriteString("status", status);
        writer.WriteString("status_display", display);
        writer.WriteString("currency_symbol", random.Next(4) == 0 ? "EUR" : "USD");
        writer.WriteString("foreigntotal", Amount(total));
        if (status == "A")
            writer.WriteString("foreignamountunpaid", Amount(total));
        else
            writer.WriteString("foreignamountpaid", Amount(total));
        var terms = random.Next(Terms.Length);
        Maybe(writer, random, "terms", 4, () => $"{1 + terms}");
        Maybe(writer, random, "terms_display", 4, () => Terms[terms]);
        Maybe(writer, random, "otherrefnum", 6, () => $"PO-{random.Next(100_000)}");
        Maybe(writer, random, "memo", 6, () => PageText.Some(random, 5) + (random.Next(10) == 0 ? " \"as agreed\"" : ""));
        writer.WriteEndObject();
    }

    private static string Amount(int cents) => FormattableString.Invariant($"{cents / 100m}");

    private static void Maybe(Utf8JsonWriter writer, Random random, string name, int oneIn, Func<string> value)
    {
        if (random.Next(oneIn) == 0)
            writer.WriteString(name, value());
    }
}
