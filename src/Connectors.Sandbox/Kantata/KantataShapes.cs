using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The members that records of generated accounts have, in the order of the vendor's answers.</summary>
internal static class KantataShapes
{
    private const string Nobody = "12148575";

    private static readonly string[] Writable = ["title", "budgeted", "start_date", "due_date", "description", "currency", "access_level",
        "archived", "price",
        "status_key", "workspace_group_ids", "external_reference"];

    public static void Workspace(JsonObject record) => Fill(record, new()
    {
        ["title"] = "", ["account_id"] = 6_300_575, ["archived"] = false, ["description"] = "", ["due_date"] = "", ["effective_due_date"] = "",
        ["start_date"] = "", ["budgeted"] = false, ["change_orders_enabled"] = false, ["updated_at"] = null, ["created_at"] = null,
        ["consultant_role_name"] = "Consultants", ["client_role_name"] = "Clients", ["percentage_complete"] = 0, ["access_level"] = "admins",
        ["exclude_archived_stories_percent_complete"] = false, ["show_nonbillable_time_on_invoices"] = true, ["can_create_line_items"] = true,
        ["default_rate"] = "0.00", ["currency"] = "USD", ["currency_symbol"] = "$", ["currency_base_unit"] = 100, ["can_invite"] = true,
        ["has_budget_access"] = true, ["tasks_default_non_billable"] = false, ["rate_card_id"] = 647_755, ["workspace_invoice_preference_id"] = null,
        ["posts_require_privacy_decision"] = false, ["require_time_approvals"] = true, ["require_expense_approvals"] = false,
        ["has_active_timesheet_submissions"] = false, ["has_active_expense_report_submissions"] = false, ["status"] = Status("130"),
        ["update_whitelist"] = new JsonArray([.. Writable.Select(name => (JsonNode)name)]),
        ["account_features"] = Flags("time_trackable", "has_time_entry_role_picker", "project_side_panel"),
        ["permissions"] = Permissions(), ["over_budget"] = false, ["expenses_in_burn_rate"] = false, ["total_expenses_in_cents"] = 0,
        ["price_in_cents"] = null, ["price"] = "TBD", ["percent_of_budget_used"] = 0, ["budget_used"] = "$0", ["budget_used_in_cents"] = 0,
        ["budget_remaining"] = null, ["target_margin"] = null, ["stories_are_fixed_fee_by_default"] = false, ["creator_id"] = Nobody,
        ["primary_maven_id"] = Nobody,
    });

    public static void Story(JsonObject record) => Fill(record, new()
    {
        ["title"] = "", ["description"] = "", ["updated_at"] = null, ["assignment_timestamped_at"] = record["created_at"]?.DeepClone(),
        ["created_at"] = null, ["due_date"] = null, ["start_date"] = null, ["story_type"] = "task", ["state"] = "not started",
        ["position"] = 100_000_000, ["archived"] = false, ["deleted_at"] = null, ["sub_story_count"] = 0, ["percentage_complete"] = 0,
        ["priority"] = "normal", ["has_proofing_access"] = false, ["ancestor_ids"] = new JsonArray(), ["subtree_depth"] = 1, ["ancestry_depth"] = 0,
        ["time_trackable"] = true, ["time_estimate_in_minutes"] = null, ["logged_billable_time_in_minutes"] = 0,
        ["logged_nonbillable_time_in_minutes"] = 0, ["sub_stories_time_estimate_in_minutes"] = null, ["sub_stories_billable_time_in_minutes"] = null,
        ["weight"] = null, ["budget_estimate_in_cents"] = null, ["budget_used_in_cents"] = 0, ["uninvoiced_balance_in_cents"] = 0,
        ["invoiced_balance_in_cents"] = 0, ["sub_stories_budget_estimate_in_cents"] = null, ["sub_stories_budget_used_in_cents"] = null,
        ["fixed_fee"] = false, ["billable"] = true, ["workspace_id"] = null, ["creator_id"] = Nobody, ["parent_id"] = null, ["root_id"] = null,
    });

    public static void TimeEntry(JsonObject record) => Fill(record, new()
    {
        ["location"] = null, ["created_at"] = null, ["updated_at"] = null, ["date_performed"] = null, ["time_in_minutes"] = null, ["billable"] = true,
        ["notes"] = null, ["rate_in_cents"] = 0, ["cost_rate_in_cents"] = 0, ["currency"] = "USD", ["currency_symbol"] = "$",
        ["currency_base_unit"] = 100, ["user_can_edit"] = true, ["approved"] = true, ["taxable"] = false, ["is_invoiced"] = false,
        ["story_id"] = null,
        ["workspace_id"] = null, ["user_id"] = Nobody, ["active_submission_id"] = null, ["recent_submission_id"] = null,
    });

    public static void Expense(JsonObject record) => Fill(record, new()
    {
        ["date"] = null, ["notes"] = null, ["category"] = "Other", ["amount_in_cents"] = 0, ["currency"] = "USD", ["currency_symbol"] = "$",
        ["currency_base_unit"] = 100, ["user_can_edit"] = true, ["is_invoiced"] = false, ["is_billable"] = true, ["taxable"] = false,
        ["reimbursable"] = true, ["created_at"] = null, ["updated_at"] = null, ["foreign_exchange_amount"] = new JsonObject(), ["story_id"] = null,
        ["workspace_id"] = null, ["user_id"] = Nobody, ["active_submission_id"] = null, ["recent_submission_id"] = null,
    });

    public static void ExternalPayment(JsonObject record) => Fill(record, new()
    {
        ["created_at"] = null, ["updated_at"] = null, ["user_id"] = Nobody, ["amount_in_cents"] = 0, ["message"] = null, ["invoice_id"] = null,
        ["workspace_id"] = null,
    });

    public static void CustomFieldValue(JsonObject record) => Fill(record, new()
    {
        ["subject_type"] = null, ["subject_id"] = 0, ["value"] = null, ["account_id"] = 6_300_575, ["custom_field_name"] = "", ["type"] = "string",
        ["display_value"] = "", ["can_edit"] = true, ["created_at"] = null, ["updated_at"] = null, ["custom_field_id"] = null, ["setter_id"] = Nobody,
    });

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

    private static JsonObject Permissions()
    {
        var permissions = Flags(
            "can_upload_files", "can_private_message", "can_join", "is_participant", "team_lead", "user_is_client", "can_change_price",
            "can_change_story_billable", "can_post", "can_edit", "restricted", "can_see_financials", "is_guest_on_project");
        permissions["access_level"] = "admin";
        foreach (var name in new[] { "can_join", "team_lead", "user_is_client", "restricted", "is_guest_on_project" })
        {
            permissions[name] = false;
        }

        return permissions;
    }

    private static JsonObject Flags(params IEnumerable<string> names) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)true)));

    /// <summary>Members in the order of the vendor's answers; a stamp that is there already stays.</summary>
    private static void Fill(JsonObject record, JsonObject members)
    {
        var created = record["created_at"]?.DeepClone();
        foreach (var (name, value) in members)
        {
            record[name] = value?.DeepClone();
        }

        record["created_at"] = created;
    }
}
