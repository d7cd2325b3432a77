using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>The conditions and tables of the mapping, written out.</summary>
internal static class InvoiceCodes
{
    public const string System = "netsuite";

    /// <summary>The status that the record's own column does not decide; null when it does.</summary>
    public static InvoiceStatus? Decided(PageFields fields, in InvoiceRow row) =>
        fields.Is(row.Voided, "T"u8) ? InvoiceStatus.Void
        : fields.Is(row.ApprovalStatus, "1"u8) ? InvoiceStatus.PendingApproval
        : fields.Has(row.Status) ? null : InvoiceStatus.Unknown;

    public static InvoiceStatus Status(ReadOnlySpan<byte> raw, out string? known)
    {
        known = null;
        return raw.Length switch
        {
            1 when raw[0] == (byte)'A' => Known("A", InvoiceStatus.Issued, out known),
            1 when raw[0] == (byte)'B' => Known("B", InvoiceStatus.Paid, out known),
            1 when raw[0] == (byte)'V' => Known("V", InvoiceStatus.Void, out known),
            10 when raw.SequenceEqual("CustInvc:A"u8) => Known("CustInvc:A", InvoiceStatus.Issued, out known),
            10 when raw.SequenceEqual("CustInvc:B"u8) => Known("CustInvc:B", InvoiceStatus.Paid, out known),
            10 when raw.SequenceEqual("CustInvc:V"u8) => Known("CustInvc:V", InvoiceStatus.Void, out known),
            _ => InvoiceStatus.Unknown,
        };
    }

    private static InvoiceStatus Known(string raw, InvoiceStatus status, out string? known)
    {
        known = raw;
        return status;
    }
}
