using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// Amounts of an invoice: a given amount stands, otherwise quantity times rate, rounded half away from zero to the currency's minor units.
/// </summary>
internal static class NetSuiteInvoiceTotals
{
    /// <summary>Keeps sums and base amounts inside what a decimal holds.</summary>
    private const decimal MaxAmount = 10_000_000_000_000m;

    public static void Apply(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
        var lines = record.Lines("item");
        if (lines.Count == 0) throw NetSuiteErrors.User("You must enter at least one line item for this transaction.");
        var digits = NetSuiteTransactions.MinorDigits(record, books);
        var total = 0m;
        foreach (var line in lines) total += Amount(line, Former(line, before), digits, books);
        var paid = before?.Number("amountPaid") ?? 0m;
        if (total < 0m) throw NetSuiteErrors.User("The total of this transaction cannot be negative.");
        if (total < paid) throw NetSuiteErrors.User("The total of this transaction cannot be less than the amount that was paid.");
        record["subtotal"] = total;
        record["taxTotal"] = 0m;
        record["total"] = total;
        record["dueDate"] ??= DueDate(record, books);
        if (record.Reference("terms") is null && Terms(record, books) is { } terms) record.SetReference("terms", terms);
        SetPaid(record, paid, books);
    }

    /// <summary>The status follows what is left to pay; the day of closing shows in SuiteQL only.</summary>
    public static void SetPaid(JsonObject invoice, decimal paid, NetSuiteBooks books)
    {
        var left = (invoice.Number("total") ?? 0m) - paid;
        invoice["amountPaid"] = paid;
        invoice["amountRemaining"] = left;
        var closed = left == 0m && paid != 0m;
        invoice.SetReference("status", closed ? "B" : "A");
        if (!closed) invoice.Remove("closeDate");
        else invoice["closeDate"] ??= NetSuiteTimes.Day(books.Today);
    }

    private static decimal Amount(JsonObject line, JsonObject? former, int digits, NetSuiteBooks books)
    {
        if (line.Reference("item") is not { } item) throw NetSuiteErrors.Missing(["Item"]);
        var quantity = line.Number("quantity");
        var rate = line.Number("rate") ?? (line["amount"] is null ? books.Find("serviceSaleItem", item)?.Number("rate") : null);
        var amount = line.Number("amount");
        // An amount that was computed earlier is computed anew when its factors change.
        var stale = former is not null && amount == former.Number("amount")
            && (quantity != former.Number("quantity") || rate != former.Number("rate"));
        if (amount is null || stale)
        {
            if (rate is null) throw NetSuiteErrors.Missing(["Amount"]);
            quantity ??= 1m;
            line["quantity"] = quantity.Value;
            line["rate"] = rate.Value;
            amount = quantity * rate;
        }
        var rounded = NetSuiteTransactions.Round(amount.Value, digits);
        if (Math.Abs(rounded) >= MaxAmount)
            throw NetSuiteErrors.Content([NetSuiteErrors.InvalidValue(SuiteQlValue.PlainNumber(rounded), "amount", "item.items")]);
        line["amount"] = rounded;
        return rounded;
    }

    private static JsonObject? Former(JsonObject line, JsonObject? before)
    {
        var number = line.Number("line");
        return number is null ? null : before?.Lines("item").FirstOrDefault(l => l.Number("line") == number);
    }

    private static string? Terms(JsonObject record, NetSuiteBooks books) =>
        books.FindAny(["customer"], record.Reference("entity")!)?.Record.Reference("terms");

    private static string DueDate(JsonObject record, NetSuiteBooks books)
    {
        var day = DateOnly.ParseExact(record.Text("tranDate")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var terms = record.Reference("terms") ?? Terms(record, books);
        var days = terms is null ? 0m : books.Find("term", terms)?.Number("daysUntilNetDue") ?? 0m;
        return NetSuiteTimes.Day(day.AddDays((int)days));
    }
}
