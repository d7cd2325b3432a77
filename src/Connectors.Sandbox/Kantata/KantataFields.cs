using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What may be written and what becomes of it.</summary>
internal static class KantataFields
{
    private static readonly string[] Hidden = ["workspace_group_ids", "participant_ids", "time_entry_ids", "expense_ids", "workspace_ids",
        "fixed_fee_item_ids", "additional_item_ids", "default_role_id", "fixed_fee_items", "additional_items"];

    public static long FirstId(string collection) => collection switch
    {
        "workspace_groups" => 2_551_145,
        "workspaces" => 28_370_425,
        "stories" => 713_895_605,
        "users" => 12_148_575,
        "time_entries" => 1_785_362_865,
        "expenses" => 1_145_940_855,
        "invoices" => 10_665_915,
        "external_payments" => 7_227_375,
        "account_memberships" => 4_455_001,
        "account_invitations" => 1_811_001,
        _ => 300_001,
    };

    public static bool IsLocked(StoredRecord record) => record.Json["is_invoiced"]?.ToString() is "true";

    /// <summary>The vendor's refusal of a write, null when it is fine.</summary>
    public static KantataReply? Refuse(KantataCall call, KantataCollection collection, JsonObject fields, StoredRecord? existing)
    {
        if (existing is not null && collection.Name is "time_entries" or "expenses" && IsLocked(existing!))
        {
            return KantataErrors.Invalid("This entry has been invoiced and can not be changed");
        }

        string Text(string name) => fields.ContainsKey(name) ? fields[name]?.ToString() ?? "" : existing?.Json[name]?.ToString() ?? "";
        return collection.Name switch
        {
            "workspaces" when Text("title").Length == 0 => KantataErrors.Invalid("Please give your project a title", "title"),
            "workspaces" when existing is null && Text("creator_role") is not ("maven" or "buyer") => KantataErrors.MissingParameters(),
            "workspace_groups" when Text("name").Length == 0 => KantataErrors.Invalid("Name can't be blank", "name"),
            "stories" when Text("title").Length is 0 or > 200 => KantataErrors.Invalid("Title can't be blank or longer than 200 characters", "title"),
            "stories" or "time_entries" or "expenses" when Text("workspace_id").Length == 0 => KantataErrors.MissingParameters(),
            "time_entries" when !long.TryParse(Text("time_in_minutes"), out var minutes)
                || minutes <= 0 => KantataErrors.Invalid("Time in minutes must be greater than 0", "time_in_minutes"),
            "invoices" when existing is null => KantataInvoices.Refuse(call, fields),
            "account_memberships" => KantataMemberships.Refuse(fields),
            "external_payments" when call.Store.Find("invoices", Text("invoice_id")) is null => KantataErrors.NotFound(),
            "custom_field_values" when Text("subject_type").Length == 0 || Text("subject_id").Length == 0 => KantataErrors.MissingParameters(),
            _ => null,
        };
    }

    /// <summary>What a new record has before the caller's fields are put on it.</summary>
    public static JsonObject Defaults(KantataCall call, KantataCollection collection, JsonObject record)
    {
        void Set(string name, JsonNode? value) => record[name] = value;
        switch (collection.Name)
        {
            case "workspaces":
                KantataShapes.Workspace(record);
                Set("@workspace_group_ids", new JsonArray());
                break;
            case "workspace_groups":
                KantataShapes.WorkspaceGroup(record);
                break;
            case "stories":
                KantataShapes.Story(record);
                break;
            case "time_entries":
                KantataShapes.TimeEntry(record);
                break;
            case "expenses":
                KantataShapes.Expense(record);
                break;
            case "invoices":
                KantataInvoices.Defaults(call, record);
                break;
            case "external_payments":
                KantataShapes.ExternalPayment(record);
                break;
            case "custom_field_values":
                KantataShapes.CustomFieldValue(record);
                break;
        }

        return record;
    }

    public static void Apply(KantataCall call, KantataCollection collection, JsonObject record, JsonObject fields)
    {
        // Before the price, which is written in main units and kept in those of the currency.
        if (collection.Name == "workspaces" && fields["currency"] is { } currency)
        {
            KantataShapes.Currency(record, currency.ToString());
        }

        foreach (var (name, value) in fields.Where(field => field.Key is not ("external_reference" or "creator_role" or "custom_fields")))
        {
            if (collection.Name == "account_memberships" && !KantataMemberships.Written.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }

            switch (name)
            {
                case "price":
                    Price(record, value);
                    break;
                case "status_key":
                    record["status"] = KantataShapes.Status(value?.ToString());
                    break;
                case "billable" when collection.Name == "expenses":
                    // Read is_billable, write billable.
                    record["is_billable"] = value?.DeepClone();
                    break;
                case "workspace_id" when collection.Name == "invoices":
                    record["@workspace_ids"] = new JsonArray(value?.ToString());
                    break;
                case "value" when collection.Name == "custom_field_values":
                    record["value"] = value?.DeepClone();
                    record["display_value"] = value?.ToString() ?? "";
                    break;
                default:
                    record[Hidden.Contains(name) ? "@" + name : name] = OfKind(name, record[name], value);
                    break;
            }
        }
    }

    /// <summary>Forms know texts only: where the record holds a flag or a whole number, its text becomes one. Ids are texts, however they were
    /// sent.</summary>
    private static JsonNode? OfKind(string name, JsonNode? former, JsonNode? value) => (former?.GetValueKind(), value?.GetValueKind()) switch
    {
        (null or JsonValueKind.Null or JsonValueKind.String, JsonValueKind.Number) when name.EndsWith("_id", StringComparison.Ordinal) =>
        value!.ToString(),
        (JsonValueKind.True or JsonValueKind.False, JsonValueKind.String) when bool.TryParse(value!.ToString(), out var flag) => flag,
        (JsonValueKind.Number, JsonValueKind.String)
            when long.TryParse(value!.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => value?.DeepClone(),
    };

    /// <summary>Written in main units, read as cents and as formatted text.</summary>
    private static void Price(JsonObject workspace, JsonNode? value)
    {
        if (!decimal.TryParse(value?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var price))
        {
            return;
        }

        var unit = workspace["currency_base_unit"]?.GetValue<int>() ?? 100;
        workspace["budgeted"] = true;
        workspace["price_in_cents"] = (long)(price * unit);
        workspace["price"] = $"{workspace["currency_symbol"]}{price.ToString("#,0.##", CultureInfo.InvariantCulture)}";
    }
}
