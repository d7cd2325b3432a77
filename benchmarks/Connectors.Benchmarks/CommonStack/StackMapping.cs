using System.Globalization;
using Connectors.Contracts;
using Newtonsoft.Json.Linq;

namespace Connectors.Benchmarks;

/// <summary>From a row to a canonical opportunity by paths, as integration code mostly does it.</summary>
internal static class StackMapping
{
    private static readonly Dictionary<string, string> Forecasts = new(StringComparer.Ordinal)
    {
        ["Omitted"] = "omitted", ["Pipeline"] = "pipeline", ["BestCase"] = "bestCase", ["MostLikely"] = "commit", ["Forecast"] = "commit",
        ["Closed"] = "closed",
    };

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["New Business"] = "new", ["New Customer"] = "new", ["Existing Business"] = "existing", ["Existing Customer - Upgrade"] = "existing",
        ["Existing Customer - Replacement"] = "existing", ["Existing Customer - Downgrade"] = "existing", ["Renewal"] = "renewal",
    };

    public static JObject Map(JToken row)
    {
        var currency = Text(row, "CurrencyIsoCode") ?? "USD";
        var record = new JObject
        {
            ["name"] = Text(row, "Name"),
            ["customer"] = Reference("Account", Text(row, "AccountId")!),
            ["amount"] = Money(row.SelectToken("Amount"), currency),
            ["expectedRevenue"] = Money(row.SelectToken("ExpectedRevenue"), currency),
            ["probability"] = row.SelectToken("Probability") is { Type: not JTokenType.Null } percent
            ? Shortest(percent.Value<decimal>() * 0.01m) : null,
            ["stage"] = Reference("OpportunityStage", Text(row, "StageName")!, Text(row, "StageName")),
            ["status"] = new JObject { ["code"] = Status(row) },
            ["forecast"] = Coded(Text(row, "ForecastCategory"), Forecasts),
            ["closeDate"] = Text(row, "CloseDate"),
            ["type"] = Coded(Text(row, "Type"), Types),
            ["source"] = Coded(Text(row, "LeadSource"), []),
            ["nextStep"] = Text(row, "NextStep"),
            ["createdAt"] = Instant(Text(row, "CreatedDate")),
            ["createdBy"] = User(Text(row, "CreatedById")),
            ["modifiedAt"] = Instant(Text(row, "LastModifiedDate")),
            ["modifiedBy"] = User(Text(row, "LastModifiedById")),
            ["owner"] = User(Text(row, "OwnerId")),
            ["notes"] = Text(row, "Description"),
        };
        foreach (var absent in record.Properties().Where(member => member.Value is JValue { Value: null }).ToArray())
            absent.Remove();
        return record;
    }

    private static string Status(JToken row) => row.SelectToken("IsClosed")?.Value<bool>() != true ? "open"
        : row.SelectToken("IsWon")?.Value<bool>() == true ? "won" : "lost";

    private static string? Text(JToken row, string path) =>
        row.SelectToken(path)?.Value<string>() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static JObject? User(string? id) => id is null ? null : Reference("User", id);

    private static JObject Reference(string vendorObject, string id, string? display = null)
    {
        var reference = new JObject
        {
            ["key"] = new JObject
            {
                ["system"] = "salesforce", ["connection"] = "main", ["object"] = vendorObject, ["value"] = id, ["kind"] = "primary",
            },
        };
        if (display is not null)
            reference["display"] = display;
        reference["state"] = "pending";
        return reference;
    }

    private static JObject? Coded(string? raw, Dictionary<string, string> codes) => raw is null ? null
        : new() { ["code"] = codes.GetValueOrDefault(raw, "unknown"), ["raw"] = raw, ["system"] = "salesforce" };

    private static JObject? Money(JToken? amount, string currency) => amount is null or { Type: JTokenType.Null } ? null : new()
    {
        ["amount"] = new Money(amount.Value<decimal>(), currency).Amount.ToString("0.00############", CultureInfo.InvariantCulture),
        ["currency"] = currency,
    };

    private static string Shortest(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static string? Instant(string? text) => text is null ? null
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
