using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The filters of index routes.</summary>
internal static class KantataFilters
{
    public static bool Pass(KantataCall call, KantataCollection collection, StoredRecord record) =>
        (!call.Has("only") || call.List("only").Contains(record.Id))
        && IsVisible(call, collection, record)
        && InTime(call, record, "created") && InTime(call, record, "updated")
        && References(call, record)
        && (collection.Name switch
        {
            "time_entries" => TimeEntry(call, record.Json),
            "workspaces" => Workspace(call, record.Json),
            "stories" => Among(call, "workspace_id", record.Json["workspace_id"]) && Among(call, "parent_story_id", record.Json["parent_id"]),
            "invoices" => Invoice(call, record.Json),
            "expenses" => Among(call, "workspace_id", record.Json["workspace_id"]),
            "users" => Equal(call, "by_email_address", record.Json["email_address"]),
            "custom_field_values" => Subject(call, record) && Among(call, "with_subject_id", record.Json["subject_id"])
                && Among(call, "with_custom_field_id", record.Json["custom_field_id"]),
            "external_references" => Equal(call, "subject_type", record.Json["subject_type"]),
            _ => true,
        });

    /// <summary>Archived projects and what belongs to them are left out unless asked for; the switch has another name in each resource.</summary>
    public static bool IsVisible(KantataCall call, KantataCollection collection, StoredRecord record) => collection.Name switch
    {
        "workspaces" => call.Value("archived") switch
        {
            "only" => IsSet(record.Json["archived"]),
            "include" => true,
            _ => !IsSet(record.Json["archived"]) || call.IsTrue("include_archived"),
        },
        "stories" => (!IsSet(record.Json["archived"]) || call.IsTrue("show_archived"))
            && (record.Json["deleted_at"] is null || call.IsTrue("show_deleted"))
            && (!InArchivedWorkspace(call, record) || call.IsTrue("show_from_archived_workspaces")),
        "time_entries" or "expenses" => !InArchivedWorkspace(call, record) || call.IsTrue("from_archived_workspaces"),
        _ => true,
    };

    public static bool SameSubject(string? subjectType, string collection) =>
        KantataCollections.All.TryGetValue(collection, out var known)
        && (string.Equals(subjectType, known.Subject, StringComparison.OrdinalIgnoreCase)
            || string.Equals(subjectType, known.Singular, StringComparison.Ordinal));

    /// <summary><c>approved</c>, <c>invoiced</c> and <c>uninvoiced</c> count by presence, whatever their value.</summary>
    private static bool TimeEntry(KantataCall call, JsonObject entry) =>
        (!call.Has("approved") || IsSet(entry["approved"]))
        && (!call.Has("invoiced") || IsSet(entry["is_invoiced"]))
        && (!call.Has("uninvoiced") || !IsSet(entry["is_invoiced"]))
        && (!call.Has("billable") || IsSet(entry["billable"]) == call.IsTrue("billable"))
        && Among(call, "workspace_id", entry["workspace_id"])
        && Among(call, "with_user_ids", entry["user_id"])
        && Between(call.Value("date_performed_between"), entry["date_performed"]?.ToString());

    private static bool Workspace(KantataCall call, JsonObject workspace) =>
        (call.Value("matching") is not { } part || workspace["title"]?.ToString().Contains(part, StringComparison.OrdinalIgnoreCase) == true)
        && (!call.Has("workspace_groups")
            || (workspace["@workspace_group_ids"] as JsonArray ?? []).Any(id => call.List("workspace_groups").Contains(id!.ToString())));

    private static bool Invoice(KantataCall call, JsonObject invoice) =>
        (!call.IsTrue("paid") || invoice["status"]?.ToString() == "accepted payment")
        && (!call.IsTrue("pending") || invoice["status"]?.ToString() == "new")
        && (!call.IsTrue("without_drafts") || !IsSet(invoice["draft"]))
        && Equal(call, "user_invoice_number", invoice["user_invoice_number"])
        && Between(call.Value("within_dates"), invoice["invoice_date"]?.ToString())
        && (!call.Has("workspace_id")
            || (invoice["@workspace_ids"] as JsonArray ?? []).Any(id => call.List("workspace_id").Contains(id!.ToString())));

    private static bool References(KantataCall call, StoredRecord record)
    {
        var own = KantataReferences.Of(call.Store, record);
        if (call.Value("without_external_reference_service_name") is { } absent && own.Any(reference => Is(reference, "service_name", absent)))
        {
            return false;
        }

        if (call.Value("external_reference_service_name") is not { } service)
        {
            return true;
        }

        var refs = call.List("external_reference_service_model_refs");
        return own.Any(reference => Is(reference, "service_name", service)
            && (call.Value("external_reference_service_model") is not { } model || Is(reference, "service_model", model))
            && (call.Value("external_reference_service_model_ref") is not { } key || Is(reference, "service_model_ref", key))
            && (refs.Length == 0 || refs.Contains(reference.Json["service_model_ref"]?.ToString())));
    }

    private static bool Subject(KantataCall call, StoredRecord value) =>
        KantataCollections.All.Keys.Any(collection => SameSubject(call.Value("subject_type"), collection)
            && SameSubject(value.Json["subject_type"]?.ToString(), collection));

    private static bool Is(StoredRecord reference, string member, string value) => reference.Json[member]?.ToString() == value;

    private static bool InTime(KantataCall call, StoredRecord record, string which)
    {
        var stamp = record.Json[$"{which}_at"]?.ToString();
        return (Moment(call.Value($"{which}_after")) is not { } after || (Moment(stamp) is { } later && later >= after))
            && (Moment(call.Value($"{which}_before")) is not { } before || (Moment(stamp) is { } earlier && earlier <= before));
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static bool Between(string? range, string? date) =>
        range?.Split(':') is not [var from, var to]
            || (date is not null && string.CompareOrdinal(date, from) >= 0 && string.CompareOrdinal(date, to) <= 0);

    private static bool Among(KantataCall call, string name, JsonNode? value) => !call.Has(name) || call.List(name).Contains(value?.ToString() ?? "");

    private static bool Equal(KantataCall call, string name, JsonNode? value) =>
        call.Value(name) is not { } wanted || string.Equals(wanted, value?.ToString(), StringComparison.OrdinalIgnoreCase);

    private static bool InArchivedWorkspace(KantataCall call, StoredRecord record) =>
        record.Json["workspace_id"] is { } id && call.Store.Find("workspaces", id.ToString()) is { } workspace && IsSet(workspace.Json["archived"]);

    private static bool IsSet(JsonNode? value) => value?.ToString() is "true" or "True" or "1";
}
