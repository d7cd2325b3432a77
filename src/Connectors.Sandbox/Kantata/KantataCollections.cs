namespace Connectors.Sandbox;

/// <summary>The resources that are served.</summary>
internal static class KantataCollections
{
    private static readonly KantataInclude References = new("external_references", "external_reference_ids", IsMany: true, IsHidden: true);
    private static readonly KantataInclude CustomValues = new("custom_field_values", "custom_field_value_ids", IsMany: true, IsHidden: true);

    public static IReadOnlyDictionary<string, KantataCollection> All { get; } = new[]
    {
        new KantataCollection("workspace_groups", "workspace_group", "WorkspaceGroup", "updated_at:desc")
        {
            Includes = Of(("workspaces", Many("workspaces", "workspace_ids")), ("external_references", References),
                ("custom_field_values", CustomValues)),
            Orders = ["created_at", "updated_at", "name"],
        },
        new KantataCollection("workspaces", "workspace", "Workspace", "updated_at:desc")
        {
            Includes = Of(
                ("workspace_groups", Many("workspace_groups", "workspace_group_ids")),
                ("primary_workspace_group", new("workspace_groups", "primary_workspace_group_id", false, true)),
                ("creator", new("users", "creator_id")), ("primary_maven", new("users", "primary_maven_id")),
                ("participants", Many("users", "participant_ids")),
                ("external_references", References), ("custom_field_values", CustomValues)),
            Orders = ["created_at", "updated_at", "title", "start_date", "due_date"],
        },
        new KantataCollection("stories", "story", "Story", "updated_at:desc")
        {
            Includes = Of(
                ("workspace", new("workspaces", "workspace_id")), ("creator", new("users", "creator_id")), ("parent", new("stories", "parent_id")),
                ("root", new("stories", "root_id")), ("assignees", Many("users", "assignee_ids")), ("sub_stories", Many("stories", "sub_story_ids")),
                ("external_references", References), ("custom_field_values", CustomValues)),
            Orders = ["created_at", "updated_at", "due_date", "start_date", "title"],
        },
        new KantataCollection("users", "user", "User", "full_name:asc")
        {
            Includes = Of(
                ("role", new("roles", "role_id", false, true)),
                ("account_membership", new("account_memberships", "account_membership_id", false, true)),
                ("external_references", References), ("custom_field_values", CustomValues)),
            Orders = ["full_name", "created_at", "updated_at"],
        },
        new KantataCollection("account_memberships", "account_membership", "AccountMembership", "created_at:desc")
        {
            Includes = Of(
                ("user", new("users", "user_id")), ("manager", new("users", "manager_id")),
                ("default_role", new("roles", "default_role_id", false, true))),
        },
        new KantataCollection("account_invitations", "account_invitation", "AccountInvitation", "created_at:desc")
        {
            Includes = Of(("inviter", new("users", "inviter_id")), ("invitee", new("users", "invitee_id"))),
        },
        new KantataCollection("time_entries", "time_entry", "TimeEntry", "date_performed:desc")
        {
            Includes = Of(
                ("workspace", new("workspaces", "workspace_id")), ("story", new("stories", "story_id")), ("user", new("users", "user_id")),
                ("role", new("roles", "role_id", false, true)), ("invoice", new("invoices", "invoice_id", false, true)),
                ("active_submission", new("timesheet_submissions", "active_submission_id")),
                ("recent_submission", new("timesheet_submissions", "recent_submission_id")),
                ("external_references", References)),
            Orders = ["created_at", "date_performed", "updated_at"],
        },
        new KantataCollection("expenses", "expense", "Expense", "date:desc")
        {
            Includes = Of(
                ("workspace", new("workspaces", "workspace_id")), ("user", new("users", "user_id")), ("story", new("stories", "story_id")),
                ("invoice", new("invoices", "invoice_id", false, true)), ("external_references", References)),
            Orders = ["created_at", "date", "updated_at"],
        },
        new KantataCollection("invoices", "invoice", "Invoice", "created_at:desc")
        {
            Includes = Of(
                ("time_entries", Many("time_entries", "time_entry_ids")), ("expenses", Many("expenses", "expense_ids")),
                ("workspaces", Many("workspaces", "workspace_ids")),
                ("fixed_fee_items", Many("fixed_fee_items", "fixed_fee_item_ids")),
                ("additional_items", Many("additional_items", "additional_item_ids")),
                ("user", new("users", "user_id")), ("recipient", new("users", "recipient_id")), ("external_references", References)),
            Orders = ["created_at", "id", "invoice_date", "updated_at"],
        },
        new KantataCollection("external_payments", "external_payment", "ExternalPayment", "created_at:desc"),
        new KantataCollection("external_references", "external_reference", "ExternalReference", "last_synced_at:desc")
        {
            Orders = ["last_synced_at", "created_at", "updated_at"],
        },
        new KantataCollection("custom_field_values", "custom_field_value", "CustomFieldValue", "created_at:asc"),
        new KantataCollection("roles", "role", "Role", "created_at:asc"),
    }.ToDictionary(collection => collection.Name, StringComparer.Ordinal);

    private static KantataInclude Many(string collection, string member) => new(collection, member, IsMany: true, IsHidden: true);

    private static Dictionary<string, KantataInclude> Of(params (string Name, KantataInclude Include)[] includes) =>
        includes.ToDictionary(pair => pair.Name, pair => pair.Include, StringComparer.Ordinal);
}
