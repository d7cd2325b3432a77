using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>Salesforce query pages as an org with 48 columns sends them: nested parents, lines, nulls, words outside of ASCII, escapes. The same for
/// the same seed.</summary>
internal static class OpportunityPages
{
    private static readonly string[] Stages = ["Prospecting", "Qualification", "Proposal/Price Quote", "Closed Won", "Closed Lost"];
    private static readonly string[] Categories = ["Pipeline", "BestCase", "Forecast", "Closed", "Omitted"];
    private static readonly string?[] Types = ["New Business", "Existing Business", "Renewal", null, "Channel"];

    /// <param name="records">How many.</param>
    /// <param name="seed">Another seed gives other contents.</param>
    /// <param name="first">Number in the id of the first.</param>
    public static byte[] Make(int records, int seed = 42, int first = 0)
    {
        var random = new Random(seed);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("totalSize", records);
            writer.WriteBoolean("done", true);
            writer.WriteStartArray("records");
            for (var number = 0; number < records; number++)
            {
                Record(writer, random, first + number);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Record(Utf8JsonWriter writer, Random random, int number)
    {
        var stage = random.Next(Stages.Length);
        var id = $"006Wq{number:D10}EAB";
        writer.WriteStartObject();
        Attributes(writer, "Opportunity", id);
        writer.WriteString("Id", id);
        writer.WriteString("SystemModstamp", $"2026-11-20T08:{number % 60:D2}:{random.Next(60):D2}.000+0000");
        writer.WriteBoolean("IsDeleted", false);
        writer.WriteString("AccountId", $"001Wq{random.Next(10_000):D10}EAB");
        writer.WriteNull("RecordTypeId");
        writer.WriteBoolean("IsPrivate", false);
        writer.WriteString("Name", PageText.Some(random, 4));
        writer.WriteString("Description", random.Next(8) == 0 ? PageText.Some(random, 30) + "\n\"quoted\"\ttab" : PageText.Some(random, 8));
        writer.WriteString("StageName", Stages[stage]);
        writer.WriteNumber("Amount", random.Next(1_000, 9_000_000) / 100m);
        writer.WriteNumber("Probability", stage * 25);
        writer.WriteNumber("ExpectedRevenue", random.Next(1_000, 900_000) / 100m);
        writer.WriteNumber("TotalOpportunityQuantity", 3.5m);
        writer.WriteString("CloseDate", $"2026-{random.Next(1, 13):D2}-{random.Next(1, 29):D2}");
        writer.WriteString("Type", Types[random.Next(Types.Length)]);
        writer.WriteString("NextStep", random.Next(3) == 0 ? null : PageText.Some(random, 3));
        writer.WriteString("LeadSource", random.Next(2) == 0 ? "Web" : "Partner Referral");
        writer.WriteBoolean("IsClosed", stage >= 3);
        writer.WriteBoolean("IsWon", stage == 3);
        writer.WriteString("ForecastCategory", Categories[stage]);
        writer.WriteString("ForecastCategoryName", Categories[stage]);
        writer.WriteString("CurrencyIsoCode", random.Next(4) == 0 ? "EUR" : "USD");
        writer.WriteNull("CampaignId");
        writer.WriteBoolean("HasOpportunityLineItem", true);
        writer.WriteString("Pricebook2Id", "01sWq000000AbCdEAB");
        writer.WriteString("OwnerId", $"005Wq{random.Next(100):D10}EAB");
        writer.WriteString("CreatedDate", $"2026-{random.Next(1, 11):D2}-{random.Next(1, 29):D2}T{random.Next(24):D2}:15:30.000+0000");
        writer.WriteString("CreatedById", $"005Wq{random.Next(100):D10}EAB");
        writer.WriteString("LastModifiedDate", $"2026-11-{random.Next(1, 20):D2}T{random.Next(24):D2}:15:30.000+0000");
        writer.WriteString("LastModifiedById", $"005Wq{random.Next(100):D10}EAB");

        writer.WriteNull("LastActivityDate");
        writer.WriteNumber("PushCount", random.Next(5));
        writer.WriteNull("LastStageChangeDate");
        writer.WriteNumber("FiscalQuarter", random.Next(1, 5));
        writer.WriteNumber("FiscalYear", 2026);
        writer.WriteString("Fiscal", "2026 4");
        writer.WriteNull("ContactId");
        writer.WriteNull("LastViewedDate");
        writer.WriteNull("LastReferencedDate");
        writer.WriteNull("ContractId");
        writer.WriteBoolean("HasOpenActivity", false);
        writer.WriteBoolean("HasOverdueTask", false);
        writer.WriteString("Practice__c", random.Next(2) == 0 ? null : "Cloud");
        writer.WriteString("Cost_Centre__c", $"CC-{random.Next(1000):D4}");
        Parent(writer, "Owner", "User", "005Wq0000000000EAB", "Email", "someone@example.com");
        Parent(writer, "Account", "Account", "001Wq0000000000EAB", "BillingCity", PageText.Some(random, 1));
        Lines(writer, random);
        writer.WriteEndObject();
    }

    private static void Lines(Utf8JsonWriter writer, Random random)
    {
        var lines = random.Next(1, 4);
        writer.WriteStartObject("OpportunityLineItems");
        writer.WriteNumber("totalSize", lines);
        writer.WriteBoolean("done", true);
        writer.WriteStartArray("records");
        for (var line = 0; line < lines; line++)
        {
            writer.WriteStartObject();
            Attributes(writer, "OpportunityLineItem", $"00kWq{random.Next(100_000):D10}EAB");
            writer.WriteNumber("Quantity", random.Next(1, 100));
            writer.WriteNumber("UnitPrice", random.Next(1_000, 100_000) / 100m);
            writer.WriteString("Description", PageText.Some(random, 5));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Parent(Utf8JsonWriter writer, string name, string type, string id, string member, string value)
    {
        writer.WriteStartObject(name);
        Attributes(writer, type, id);
        writer.WriteString("Name", "A name");
        writer.WriteString(member, value);
        writer.WriteEndObject();
    }

    private static void Attributes(Utf8JsonWriter writer, string type, string id)
    {
        writer.WriteStartObject("attributes");
        writer.WriteString("type", type);
        writer.WriteString("url", $"/services/data/v62.0/sobjects/{type}/{id}");
        writer.WriteEndObject();
    }
}
