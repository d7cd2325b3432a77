using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The only way that a user comes into being: user, membership and invitation in one change. An address is invited once.</summary>
internal static class KantataInvitations
{
    public static KantataReply Create(KantataCall call)
    {
        if (call.Body?["account_invitation"] is not JsonObject fields)
        {
            return KantataErrors.MissingParameters();
        }

        var reasons = Reasons(call, fields).ToArray();
        if (reasons.Length > 0)
        {
            return KantataErrors.Invalid(reasons);
        }

        var now = KantataCall.Stamp(call.Account, call.Account.Clock.Tick());
        var user = Invite(call, fields, now);
        var id = call.Store.NextId("account_invitations", KantataFields.FirstId("account_invitations"));
        call.Store.Save("account_invitations", id, new()
        {
            ["created_at"] = now,
            ["updated_at"] = now,
            ["full_name"] = Text(fields, "full_name"),
            ["email_address"] = Text(fields, "email_address"),
            ["headline"] = fields["headline"]?.ToString(),
            ["pending"] = true,
            ["permission"] = Text(fields, "permission"),
            ["bill_rate_in_cents"] = Cents(fields, "bill_rate_in_cents"),
            ["cost_rate_in_cents"] = Cents(fields, "cost_rate_in_cents"),
            ["inviter_id"] = call.Store.All("users").FirstOrDefault()?.Id,
            ["invitee_id"] = user,
            ["id"] = id,
        });
        return KantataEnvelopeWriter.Page(
            call, KantataCollections.All["account_invitations"], [call.Store.Find("account_invitations", id)!], new(1, 1, 20));
    }

    private static string Invite(KantataCall call, JsonObject fields, string now)
    {
        var id = call.Store.NextId("users", KantataFields.FirstId("users"));
        call.Store.Save("users", id, new()
        {
            ["created_at"] = now,
            ["updated_at"] = now,
            ["full_name"] = Text(fields, "full_name"),
            ["photo_path"] = null,
            ["email_address"] = Text(fields, "email_address"),
            ["headline"] = Text(fields, "headline"),
            ["account_id"] = 6_300_575,
            ["disabled"] = false,
            ["account_permission"] = Text(fields, "permission"),
            ["@role_id"] = fields["default_role_id"]?.DeepClone(),
            ["id"] = id,
        });
        KantataMemberships.Add(
            call.Store, id, Text(fields, "permission"), Cents(fields, "bill_rate_in_cents"), Cents(fields, "cost_rate_in_cents"),
            fields["default_role_id"]);
        return id;
    }

    private static IEnumerable<(string Message, string Field)> Reasons(KantataCall call, JsonObject fields)
    {
        var address = Text(fields, "email_address");
        if (string.IsNullOrWhiteSpace(Text(fields, "full_name")))
        {
            yield return ("Full name can't be blank", "full_name");
        }

        if (address.Split('@') is not [{ Length: > 0 }, { Length: > 0 }] || address.Any(char.IsWhiteSpace))
        {
            yield return ("Email address is invalid", "email_address");
        }
        else if (call.Store.All("users").Any(user => string.Equals(Text(user.Json, "email_address"), address, StringComparison.OrdinalIgnoreCase)))
        {
            yield return ("Email address has already been invited to this account", "email_address");
        }

        if (!fields.ContainsKey("permission"))
        {
            yield return ("Permission can't be blank", "permission");
        }

        foreach (var reason in KantataMemberships.Reasons(fields))
        {
            yield return reason;
        }
    }

    private static string Text(JsonObject fields, string name) => fields[name]?.ToString() ?? "";

    private static long? Cents(JsonObject fields, string name) =>
        long.TryParse(Text(fields, name), NumberStyles.None, CultureInfo.InvariantCulture, out var cents) ? cents : null;
}
