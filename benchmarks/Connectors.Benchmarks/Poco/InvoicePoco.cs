using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Invoices by source-generated System.Text.Json, then by mapping code.</summary>
internal static class InvoicePoco
{
    private const string System = "netsuite";

    public static List<Invoice> Read(ReadOnlySpan<byte> page) =>
        JsonSerializer.Deserialize(page, PocoJson.Default.PocoInvoicePage)!.Items.ConvertAll(Map);

    private static Invoice Map(PocoInvoice source) => new()
    {
        Number = source.TranId,
        Direction = InvoiceDirection.Receivable,
        Customer = Ref<Customer>.ByKey(new(System, "main", "customer", source.Entity), source.EntityDisplay),
        IssueDate = source.TranDate,
        DueDate = source.DueDate,
        PostingPeriod = source.PostingPeriod is { } period
            ? Ref<AccountingPeriod>.ByKey(new(System, "main", "accountingPeriod", period), source.PostingPeriodDisplay) : null,
        Status = Status(source),
        Currency = source.CurrencySymbol,
        Total = new(source.Total, source.CurrencySymbol),
        Balance = source.Unpaid is { } unpaid ? new Money(unpaid, source.CurrencySymbol) : null,
        Paid = source.Paid is { } paid ? new Money(paid, source.CurrencySymbol) : null,
        Terms = source.Terms is { } terms ? Ref<PaymentTerm>.ByKey(new(System, "main", "term", terms), source.TermsDisplay) : null,
        PoNumber = source.OtherRefNum,
        Memo = source.Memo,
    };

    private static Coded<InvoiceStatus> Status(PocoInvoice source) => source switch
    {
        { Voided: "T" } => InvoiceStatus.Void,
        { ApprovalStatus: "1" } => InvoiceStatus.PendingApproval,
        { Status: null } => InvoiceStatus.Unknown,
        { Status: "A" or "CustInvc:A" } => new Coded<InvoiceStatus>(InvoiceStatus.Issued, source.Status, source.StatusDisplay, System),
        { Status: "B" or "CustInvc:B" } => new Coded<InvoiceStatus>(InvoiceStatus.Paid, source.Status, source.StatusDisplay, System),
        { Status: "V" or "CustInvc:V" } => new Coded<InvoiceStatus>(InvoiceStatus.Void, source.Status, source.StatusDisplay, System),
        _ => new Coded<InvoiceStatus>(InvoiceStatus.Unknown, source.Status, source.StatusDisplay, System),
    };
}
