using System.Text.Json;

namespace Connectors.Kantata;

/// <summary>Which members of a mapped user go where: what a person is stands in the invitation, what the account gives them in the
/// membership.</summary>
internal static class MembershipFields
{
    public const string Email = "email_address";

    public static KantataResource Invitation { get; } = new("account_invitations", "account_invitation");

    public static KantataResource Membership { get; } = new("account_memberships", "account_membership");

    /// <summary>Rates go along, so that one that the vendor refuses keeps the person from being invited at all.</summary>
    public static bool IsOfInvitation(string member) =>
        IsOfPerson(member) || member is "cost_rate_in_cents" or "bill_rate_in_cents" or "default_role_id";

    /// <summary>Never the permission: whoever is a user already keeps theirs.</summary>
    public static bool IsOfMembership(string member) => !IsOfPerson(member);

    /// <summary>A text of a body; null when absent or blank.</summary>
    public static string? Text(ReadOnlyMemory<byte> fields, string member)
    {
        using var document = JsonDocument.Parse(fields);
        return document.RootElement.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(text.GetString()) ? text.GetString() : null;
    }

    /// <summary>Rates that were sent and that the answer does not show: a token without rights to money loses them without a word.</summary>
    public static ImmutableArray<string> NotKept(ReadOnlyMemory<byte> fields, ReadOnlyMemory<byte> membership)
    {
        using var sent = JsonDocument.Parse(fields);
        using var kept = JsonDocument.Parse(membership);
        return
        [
            .. sent.RootElement.EnumerateObject()
                .Where(member => member.Name.EndsWith("_in_cents", StringComparison.Ordinal))
                .Where(member => !kept.RootElement.TryGetProperty(member.Name, out var value)
                    || !string.Equals(value.ToString(), member.Value.ToString(), StringComparison.Ordinal))
                .Select(member => member.Name),
        ];
    }

    private static bool IsOfPerson(string member) => member is "full_name" or Email or "headline" or "permission";
}
