using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Which invoices a payment pays, and what that does to them.</summary>
internal static class NetSuitePaymentApplication
{
    /// <summary>Refuses what cannot be applied; answers the sum.</summary>
    public static decimal Check(JsonObject payment, JsonObject? before, NetSuiteBooks books)
    {
        var earlier = Applied(before);
        foreach (var line in payment.Lines("apply").Where(l => l.Flag("apply")))
        {
            if (line.Reference("doc") is not { } doc) throw NetSuiteErrors.Missing(["Apply"]);
            var invoice = books.Find("invoice", doc)!;
            if (invoice.Reference("currency") != payment.Reference("currency"))
                throw NetSuiteErrors.User("The currency of the payment is not the currency of the transaction that it is applied to.");
            var open = (invoice.Number("amountRemaining") ?? 0m) + earlier.GetValueOrDefault(doc);
            line["amount"] ??= Math.Min(open, payment.Number("payment")!.Value);
            if (line.Number("amount") > open) throw NetSuiteErrors.User("You cannot apply more than the remaining amount of a transaction.");
        }
        var sum = Applied(payment).Values.Sum();
        return sum <= payment.Number("payment") ? sum : throw NetSuiteErrors.User("You cannot apply more than the amount of the payment.");
    }

    /// <summary>Moves the difference onto the invoices; a removed payment reopens them.</summary>
    public static void Book(JsonObject? payment, JsonObject? before, NetSuiteBooks books)
    {
        var (now, then) = (Applied(payment), Applied(before));
        foreach (var doc in now.Keys.Union(then.Keys))
        {
            var change = now.GetValueOrDefault(doc) - then.GetValueOrDefault(doc);
            if (change == 0m || books.Find("invoice", doc) is not { } stored) continue;
            var invoice = stored.Copy();
            NetSuiteInvoiceTotals.SetPaid(invoice, (invoice.Number("amountPaid") ?? 0m) + change, books);
            books.Store(books.Catalog["invoice"]!, invoice);
        }
    }

    private static Dictionary<string, decimal> Applied(JsonObject? payment) =>
        (payment?.Lines("apply") ?? []).Where(l => l.Flag("apply") && l.Reference("doc") is not null)
            .GroupBy(l => l.Reference("doc")!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Number("amount") ?? 0m), StringComparer.Ordinal);
}
