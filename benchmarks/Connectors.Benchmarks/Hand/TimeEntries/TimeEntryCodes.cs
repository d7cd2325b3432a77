using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>The conditions and tables of the mapping, written out.</summary>
internal static class TimeEntryCodes
{
    public const string System = "kantata";

    public static TimeEntryStatus Status(PageFields fields, in TimeEntryRow row) =>
        row.Approved.IsTrue ? TimeEntryStatus.Approved
        : fields.Has(row.ActiveSubmissionId) ? TimeEntryStatus.Submitted
        : row.Submission is { } submission && fields.Is(submission.Value, "rejected"u8) ? TimeEntryStatus.Rejected
        : row.Submission is { } other && fields.Is(other.Value, "cancelled"u8) ? TimeEntryStatus.Recalled
        : row.IsInvoiced.IsTrue ? TimeEntryStatus.Locked
        : TimeEntryStatus.Draft;

    public static Billable Billable(PageFields fields, Field raw) =>
        fields.Is(raw, "true"u8) ? Contracts.Billable.Billable
        : fields.Is(raw, "false"u8) ? Contracts.Billable.NonBillable
        : Contracts.Billable.Unknown;

    public static BillingState Billing(PageFields fields, Field raw) =>
        fields.Is(raw, "true"u8) ? BillingState.Invoiced : fields.Is(raw, "false"u8) ? BillingState.Unbilled : BillingState.Unknown;

    public static decimal? Amount(PageFields fields, Field cents, Field baseUnit) => fields.Decimal(cents) is { } amount
        ? HandDecimal.Minor(amount, fields.Decimal(baseUnit) ?? throw new FormatException("An amount without its minor units."))
        : null;

    public static long Seconds(PageFields fields, Field minutes)
    {
        var seconds = (fields.Decimal(minutes) ?? throw new FormatException("A required value is missing.")) * 60;
        return seconds == decimal.Truncate(seconds) ? (long)seconds : throw new FormatException("No whole seconds.");
    }
}
