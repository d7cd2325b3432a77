using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What a user is in the account: permission and rates. One for each user; made with the user, never by itself.</summary>
internal static class KantataMemberships
{
    public static readonly string[] Permissions =
        ["administrator", "reports_viewer_with_cost", "reports_viewer", "project_lead", "project_creator", "collaborator", "punch_clock"];

    /// <summary>What a change may hold; other members are passed over without a word, as Rails does.</summary>
    public static readonly string[] Written =
        ["bill_rate_in_cents", "cost_rate_in_cents", "default_role_id", "permission", "billability_target", "default_read_only", "manager_id"];

    private static readonly (string Member, string Label)[] Rates =
        [("bill_rate_in_cents", "Bill rate in cents"), ("cost_rate_in_cents", "Cost rate in cents")];

    /// <summary>All reasons against permission and rates; for invitations too.</summary>
    public static IEnumerable<(string Message, string Field)> Reasons(JsonObject fields)
    {
        if (fields.TryGetPropertyValue("permission", out var permission) && !Permissions.Contains(permission?.ToString(), StringComparer.Ordinal))
        {
            yield return ("Permission is not included in the list", "permission");
        }

        foreach (var (member, label) in Rates)
        {
            if (fields[member] is { } rate
                && (!long.TryParse(rate.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cents) || cents < 0))
            {
                yield return ($"{label} must be greater than or equal to 0", member);
            }
        }
    }

    public static KantataReply? Refuse(JsonObject fields)
    {
        var reasons = Reasons(fields).ToArray();
        return reasons.Length == 0 ? null : KantataErrors.Invalid(reasons);
    }

    public static void Add(RecordStore store, string user, string permission, long? billRate, long? costRate, JsonNode? role)
    {
        var id = store.NextId("account_memberships", KantataFields.FirstId("account_memberships"));
        var owner = (JsonObject)store.Find("users", user)!.Json.DeepClone();
        store.Save("account_memberships", id, new()
        {
            ["created_at"] = owner["created_at"]?.DeepClone(),
            ["updated_at"] = owner["updated_at"]?.DeepClone(),
            ["disabled_at"] = null,
            ["permission"] = permission,
            ["bill_rate_in_cents"] = billRate,
            ["cost_rate_in_cents"] = costRate,
            ["billability_target"] = null,
            ["manager_id"] = null,
            ["user_id"] = user,
            ["@default_role_id"] = role?.DeepClone(),
            ["id"] = id,
        });
        owner["@account_membership_id"] = id;
        store.Save("users", user, owner);
    }

    /// <summary>Takes a user out of the account; the record stays.</summary>
    public static KantataReply Disable(KantataCall call, string id)
    {
        if (call.Store.Find("account_memberships", id) is not { } membership)
        {
            return KantataErrors.NotFound();
        }

        var now = KantataCall.Stamp(call.Account, call.Account.Clock.Tick());
        var changed = (JsonObject)membership.Json.DeepClone();
        (changed["disabled_at"], changed["updated_at"]) = (now, now);
        call.Store.Save("account_memberships", id, changed);
        if (call.Store.Find("users", changed["user_id"]!.ToString()) is { } user)
        {
            var disabled = (JsonObject)user.Json.DeepClone();
            (disabled["disabled"], disabled["updated_at"]) = (true, now);
            call.Store.Save("users", user.Id, disabled);
        }

        return KantataEnvelopeWriter.Page(
            call, KantataCollections.All["account_memberships"], [call.Store.Find("account_memberships", id)!], new(1, 1, 20));
    }
}
