using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>A user of the account as far as writing needs to know.</summary>
/// <param name="Key">Its key.</param>
/// <param name="MembershipId">Its membership, which holds rates and permission; null when the vendor shows none.</param>
/// <param name="Email">Its address; null when the vendor shows none.</param>
/// <param name="IsDisabled">Whether it was taken out of use.</param>
/// <param name="Record">The record.</param>
/// <param name="Related">What travelled along.</param>
internal sealed record AccountUser(
    VendorKey Key, string? MembershipId, string? Email, bool IsDisabled, VendorRecord Record, RelatedRecords Related)
{
    public static AccountUser Of(VendorRecord record, RelatedRecords related)
    {
        using var document = JsonDocument.Parse(record.Json);
        return new(
            record.Key, Text("account_membership_id"), Text("email_address"), record.State == RecordState.Archived, record, related);

        string? Text(string name) =>
            document.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && value.ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Name of the type and key only: the rest is personal.</summary>
    public override string ToString() => $"{nameof(AccountUser)} {Key}";
}
