using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Invoices lock the entries that they take; cancelling frees them.</summary>
internal static class KantataInvoices
{
    private static readonly string[] Items = ["time_entry_ids", "expense_ids", "additional_items", "fixed_fee_items", "billing_milestone_ids"];

    private static readonly (string Member, string Collection)[] Taken = [("@time_entry_ids", "time_entries"), ("@expense_ids", "expenses")];

    public static KantataReply? Refuse(KantataCall call, JsonObject fields)
    {
        var hasItems = Items.Any(name => fields[name] is JsonArray { Count: > 0 });
        if ((fields["workspace_id"] ?? fields["workspace_ids"]) is null || fields["payment_schedule"] is null || !hasItems)
        {
            return KantataErrors.MissingParameters();
        }

        var entries = (fields["time_entry_ids"] as JsonArray ?? []).Select(id => call.Store.Find("time_entries", id!.ToString())).ToArray();
        return entries.Any(entry => entry is null) ? KantataErrors.NotFound()
            : entries.Any(entry => KantataFields.IsLocked(entry!)) ? KantataErrors.Invalid("Time entry has already been invoiced", "time_entry_ids")
            : null;
    }

    public static void Defaults(KantataCall call, JsonObject invoice)
    {
        var number = long.Parse(call.Store.NextId("invoice_number", 19_049));
        var today = Day(call.Account.Clock.Now);
        invoice["updated_at"] = null;
        invoice["invoice_date"] = today;
        invoice["due_date"] = today;
        invoice["status"] = "new";
        invoice["title"] = $"Invoice #{number}";
        invoice["user_invoice_number"] = number;
        invoice["user_invoice_title"] = null;
        invoice["tax_rate"] = 0.0;
        invoice["purchase_order"] = null;
        invoice["project_code"] = null;
        invoice["message"] = null;
        invoice["draft"] = false;
        invoice["payment_schedule"] = 0;
        invoice["balance_in_cents"] = 0;
        KantataShapes.Currency(invoice, "USD");
        invoice["recipient_id"] = null;
        invoice["user_id"] = "12148575";
    }

    /// <summary>What the items come to, in the currency of the project, and when it is due.</summary>
    public static void Sum(KantataCall call, JsonObject invoice)
    {
        if ((invoice["@workspace_ids"] as JsonArray)?.FirstOrDefault() is { } id && call.Store.Find("workspaces", id.ToString()) is { } workspace)
        {
            KantataShapes.Currency(invoice, workspace.Json["currency"]!.ToString());
        }

        var items = new[] { "@fixed_fee_items", "@additional_items" }.SelectMany(name => invoice[name] as JsonArray ?? [])
            .Sum(item => Number(item?["amount"]) * invoice["currency_base_unit"]!.GetValue<int>());
        var hours = Members(call, invoice, "@time_entry_ids", "time_entries")
            .Sum(entry => Number(entry["rate_in_cents"]) * Number(entry["time_in_minutes"]) / 60);
        var expenses = Members(call, invoice, "@expense_ids", "expenses").Sum(expense => Number(expense["amount_in_cents"]));
        invoice["balance_in_cents"] = (long)Math.Round(items + hours + expenses, MidpointRounding.AwayFromZero);
        if (DateOnly.TryParse(invoice["invoice_date"]?.ToString(), CultureInfo.InvariantCulture, out var from))
        {
            invoice["due_date"] = from.AddDays((int)Number(invoice["payment_schedule"])).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }

    public static void Lock(RecordStore store, StoredRecord invoice) => Mark(store, invoice, isInvoiced: true);

    public static KantataReply Cancel(KantataCall call, string id)
    {
        if (call.Store.Find("invoices", id) is not { } invoice)
        {
            return KantataErrors.NotFound();
        }

        Mark(call.Store, invoice, isInvoiced: false);
        return Status(call, invoice, "cancelled");
    }

    /// <summary>A payment without an amount pays what is open.</summary>
    public static void Pay(RecordStore store, StoredRecord payment)
    {
        var invoice = store.Find("invoices", payment.Json["invoice_id"]!.ToString())!;
        if (Number(payment.Json["amount_in_cents"]) == 0)
        {
            var whole = (JsonObject)payment.Json.DeepClone();
            whole["amount_in_cents"] = invoice.Json["balance_in_cents"]?.DeepClone();
            store.Save(payment.Collection, payment.Id, whole);
        }

        var paid = (JsonObject)invoice.Json.DeepClone();
        paid["status"] = "accepted payment";
        store.Save("invoices", invoice.Id, paid);
    }

    private static KantataReply Status(KantataCall call, StoredRecord invoice, string status)
    {
        var changed = (JsonObject)invoice.Json.DeepClone();
        changed["status"] = status;
        changed["updated_at"] = KantataCall.Stamp(call.Account, call.Account.Clock.Tick());
        call.Store.Save("invoices", invoice.Id, changed);
        return KantataEnvelopeWriter.Page(call, KantataCollections.All["invoices"], [call.Store.Find("invoices", invoice.Id)!], new(1, 1, 20));
    }

    private static void Mark(RecordStore store, StoredRecord invoice, bool isInvoiced)
    {
        foreach (var (member, collection) in Taken)
        {
            foreach (var id in invoice.Json[member] as JsonArray ?? [])
            {
                if (store.Find(collection, id!.ToString()) is not { } entry)
                {
                    continue;
                }

                var marked = (JsonObject)entry.Json.DeepClone();
                marked["is_invoiced"] = isInvoiced;
                marked["@invoice_id"] = isInvoiced ? invoice.Id : null;
                store.Save(collection, entry.Id, marked);
            }
        }
    }

    private static IEnumerable<JsonObject> Members(KantataCall call, JsonObject invoice, string member, string collection) =>
        (invoice[member] as JsonArray ?? []).Select(id => call.Store.Find(collection, id!.ToString())?.Json).OfType<JsonObject>();

    private static decimal Number(JsonNode? value) =>
        decimal.TryParse(value?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, -1e12m, 1e12m) : 0;

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
