using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Makes the contract of each row.</summary>
internal readonly struct InvoiceRecords(List<Invoice> records) : IRowTaker<InvoiceRow>
{
    private const string System = InvoiceCodes.System;

    public void Take(PageFields fields, in InvoiceRow row)
    {
        if (!fields.Has(row.Id))
            throw new FormatException("The record has no key.");
        var currency = fields.Currency(row.CurrencySymbol) ?? throw Missing();
        records.Add(new()
        {
            Number = fields.Text(row.TranId),
            Direction = InvoiceDirection.Receivable,
            Customer = Ref<Customer>.ByKey(new(System, "main", "customer", fields.Required(row.Entity)), fields.Text(row.EntityDisplay)),
            IssueDate = fields.Date(row.TranDate) ?? throw Missing(),
            DueDate = fields.Date(row.DueDate),
            PostingPeriod = fields.Text(row.PostingPeriod) is { } period
                ? Ref<AccountingPeriod>.ByKey(new(System, "main", "accountingPeriod", period), fields.Text(row.PostingPeriodDisplay)) : null,
            Status = Status(fields, row),
            Currency = currency,
            Total = new(fields.Decimal(row.Total) ?? throw Missing(), currency),
            Balance = fields.Decimal(row.Unpaid) is { } unpaid ? new Money(unpaid, currency) : null,
            Paid = fields.Decimal(row.Paid) is { } paid ? new Money(paid, currency) : null,
            Terms = fields.Text(row.Terms) is { } terms
                ? Ref<PaymentTerm>.ByKey(new(System, "main", "term", terms), fields.Text(row.TermsDisplay)) : null,
            PoNumber = fields.Text(row.OtherRefNum),
            Memo = fields.Text(row.Memo),
        });
    }

    private static Coded<InvoiceStatus> Status(PageFields fields, in InvoiceRow row)
    {
        if (InvoiceCodes.Decided(fields, row) is { } decided)
            return decided;
        var code = InvoiceCodes.Status(fields.Utf8(row.Status), out var known);
        return new(code, known ?? fields.Always(row.Status), fields.Text(row.StatusDisplay), System);
    }

    private static FormatException Missing() => new("A required value is missing.");
}
