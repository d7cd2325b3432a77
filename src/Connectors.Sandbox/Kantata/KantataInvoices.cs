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
        var today = call.Account.Clock.Now.ToString("yyyy-MM-dd");
        invoice["invoice_date"] = today;
        invoice["due_date"] = today;
        invoice["status"] = "new";
        invoice["title"] = $"Invoice #{number}";
        invoice["user_invoice_number"] = number;
        invoice["user_invoice_title"] = null;
        invoice["tax_rate"] = 0;
        invoice["draft"] = false;
        invoice["balance_in_cents"] = 0;
        invoice["recipient_id"] = null;
        invoice["user_id"] = "12148575";
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

    public static void Pay(RecordStore store, StoredRecord payment)
    {
        var invoice = store.Find("invoices", payment.Json["invoice_id"]!.ToString())!;
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
}
