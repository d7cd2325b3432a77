using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The members that records of generated accounts have, in the order of the vendor's answers.</summary>
internal static class KantataShapes
{
    public static void Workspace(JsonObject record)
    {
        var (created, template) = (record["created_at"]?.DeepClone(), new JsonObject
        {
            ["title"] = "", ["account_id"] = 6_300_575, ["archived"] = false, ["description"] = "", ["due_date"] = "", ["effective_due_date"] = "",
            ["start_date"] = "",
            ["budgeted"] = false, ["change_orders_enabled"] = false, ["updated_at"] = null, ["created_at"] = null,
            ["consultant_role_name"] = "Consultants",
            ["client_role_name"] = "Clients", ["percentage_complete"] = 0, ["access_level"] = "admins", ["can_create_line_items"] = true,
            ["default_rate"] = "0.00",
            ["currency"] = "USD", ["currency_symbol"] = "$", ["currency_base_unit"] = 100, ["rate_card_id"] = 647_755,
            ["require_time_approvals"] = true,
            ["require_expense_approvals"] = false, ["status"] = Status("130"), ["stage"] = "project", ["over_budget"] = false,
            ["total_expenses_in_cents"] = 0,
            ["price_in_cents"] = null, ["price"] = "TBD", ["percent_of_budget_used"] = 0, ["budget_used"] = "$0", ["budget_used_in_cents"] = 0,
            ["budget_remaining"] = null, ["stories_are_fixed_fee_by_default"] = false, ["creator_id"] = "12148575", ["primary_maven_id"] = "12148575",
        });
        foreach (var (name, value) in template)
        {
            record[name] = value?.DeepClone();
        }

        record["created_at"] = created;
    }

    public static void WorkspaceGroup(JsonObject record)
    {
        record["name"] = "";
        record["company"] = false;
        foreach (var member in new[] { "contact_name", "email", "phone_number", "address", "website" })
        {
            record[member] = null;
        }

        record["notes"] = "";
    }

    /// <summary>Labels are the account's own; the key is stable.</summary>
    public static JsonObject Status(string? key) => key switch
    {
        "300" => new() { ["color"] = "green", ["key"] = 300, ["message"] = "Active" },
        "310" => new() { ["color"] = "green", ["key"] = 310, ["message"] = "In Progress" },
        "400" => new() { ["color"] = "grey", ["key"] = 400, ["message"] = "Completed" },
        _ => new() { ["color"] = "grey", ["key"] = 130, ["message"] = "Not Started" },
    };

    public static void Currency(JsonObject record, string currency)
    {
        record["currency"] = currency;
        record["currency_symbol"] = currency switch { "USD" => "$", "EUR" => "€", "GBP" => "£", "JPY" => "¥", _ => currency };
        record["currency_base_unit"] = currency == "JPY" ? 1 : 100;
    }
}
