using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Makes the canonical JSON of each row, without a record in between.</summary>
internal readonly struct InvoiceTexts(List<CanonicalText> texts, CanonicalWriter writer) : IRowTaker<InvoiceRow>
{
    private static readonly JsonEncodedText System = Names.Of(InvoiceCodes.System);
    private static readonly JsonEncodedText CustomerObject = Names.Of("customer");
    private static readonly JsonEncodedText AccountingPeriod = Names.Of("accountingPeriod");
    private static readonly JsonEncodedText Term = Names.Of("term");
    private static readonly JsonEncodedText Number = Names.Of("number");
    private static readonly JsonEncodedText Direction = Names.Of("direction");
    private static readonly JsonEncodedText Receivable = Names.Of("receivable");
    private static readonly JsonEncodedText IssueDate = Names.Of("issueDate");
    private static readonly JsonEncodedText DueDate = Names.Of("dueDate");
    private static readonly JsonEncodedText PostingPeriod = Names.Of("postingPeriod");
    private static readonly JsonEncodedText Total = Names.Of("total");
    private static readonly JsonEncodedText Balance = Names.Of("balance");
    private static readonly JsonEncodedText Paid = Names.Of("paid");
    private static readonly JsonEncodedText Terms = Names.Of("terms");
    private static readonly JsonEncodedText PoNumber = Names.Of("poNumber");
    private static readonly JsonEncodedText Memo = Names.Of("memo");
    private static readonly CodeNames<InvoiceStatus> Statuses = new();

    public void Take(PageFields fields, in InvoiceRow row)
    {
        if (!fields.Has(row.Id))
            throw new FormatException("The record has no key.");
        var currency = fields.Currency(row.CurrencySymbol) ?? throw new FormatException("A required value is missing.");
        writer.Begin();
        writer.Text(Number, fields, row.TranId);
        writer.Code(Direction, Receivable);
        writer.Required(CustomerObject, System, CustomerObject, fields, row.Entity, row.EntityDisplay);
        writer.Date(IssueDate, fields, row.TranDate);
        writer.Date(DueDate, fields, row.DueDate);
        writer.Reference(PostingPeriod, System, AccountingPeriod, fields, row.PostingPeriod, row.PostingPeriodDisplay);
        if (InvoiceCodes.Decided(fields, row) is { } decided)
            writer.Code(Names.Status, Statuses[decided]);
        else
            writer.Coded(Names.Status, Statuses[InvoiceCodes.Status(fields.Utf8(row.Status), out _)], fields, row.Status, row.StatusDisplay, System);
        writer.Text(Names.Currency, fields, row.CurrencySymbol);
        writer.Money(Total, fields.Decimal(row.Total) ?? throw new FormatException("A required value is missing."), currency);
        if (fields.Decimal(row.Unpaid) is { } unpaid)
            writer.Money(Balance, unpaid, currency);
        if (fields.Decimal(row.Paid) is { } paid)
            writer.Money(Paid, paid, currency);
        writer.Reference(Terms, System, Term, fields, row.Terms, row.TermsDisplay);
        writer.Text(PoNumber, fields, row.OtherRefNum);
        writer.Text(Memo, fields, row.Memo);
        texts.Add(writer.End());
    }
}
