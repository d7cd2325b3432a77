using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What invoices and payments share.</summary>
internal static class NetSuiteTransactions
{
    /// <summary>
    /// Subsidiary follows the entity, currency and terms come from it where none are given, and the currency must be one that the customer has.
    /// </summary>
    public static void FollowEntity(JsonObject record, string entityField, NetSuiteBooks books)
    {
        var entity = books.FindAny(["customer", "job"], record.Reference(entityField)!)!.Value.Record;
        if (entity.Reference("subsidiary") is { } subsidiary) record.SetReference("subsidiary", subsidiary);
        if (record.Reference("currency") is null && entity.Reference("currency") is { } own) record.SetReference("currency", own);
        CheckCurrency(record, entity);
        if (record["exchangeRate"] is null) record["exchangeRate"] = CurrencyOf(record, books)?.Number("exchangeRate") ?? 1m;
        if (record.Number("exchangeRate") is <= 0m or >= 1_000_000_000m)
            throw NetSuiteErrors.Content([NetSuiteErrors.InvalidValue(record["exchangeRate"]!.ToJsonString(), "exchangeRate", "exchangeRate")]);
        if (!record.HasText("tranDate")) record["tranDate"] = NetSuiteTimes.Day(books.Today);
        CheckPeriod(record, books);
    }

    /// <summary>Digits behind the point of the transaction's currency.</summary>
    public static int MinorDigits(JsonObject record, NetSuiteBooks books) => (int)(CurrencyOf(record, books)?.Number("currencyPrecision") ?? 2m);

    public static decimal Round(decimal amount, int digits) => Math.Round(amount, digits, MidpointRounding.AwayFromZero);

    private static JsonObject? CurrencyOf(JsonObject record, NetSuiteBooks books) =>
        record.Reference("currency") is { } id ? books.Find("currency", id) : null;

    private static void CheckCurrency(JsonObject record, JsonObject entity)
    {
        if (record.Reference("currency") is not { } currency || entity.Reference("currency") is not { } own || currency == own) return;
        if (entity.Lines("currencyList").Any(line => line.Reference("currency") == currency)) return;
        throw NetSuiteErrors.Content([NetSuiteErrors.InvalidValue(currency, "currency", "currency")]);
    }

    private static void CheckPeriod(JsonObject record, NetSuiteBooks books)
    {
        if (books.Settings.ClosedBefore is not { } closed || record.Text("tranDate") is not { } day) return;
        if (DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) < closed)
            throw NetSuiteErrors.User("You cannot save this transaction because the accounting period is closed.");
    }
}
