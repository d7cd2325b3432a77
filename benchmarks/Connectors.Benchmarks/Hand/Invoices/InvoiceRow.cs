namespace Connectors.Benchmarks;

/// <summary>The columns of an invoice that are wanted.</summary>
internal struct InvoiceRow
{
    public Field Id;
    public Field TranId;
    public Field Entity;
    public Field EntityDisplay;
    public Field TranDate;
    public Field DueDate;
    public Field PostingPeriod;
    public Field PostingPeriodDisplay;
    public Field Voided;
    public Field ApprovalStatus;
    public Field Status;
    public Field StatusDisplay;
    public Field CurrencySymbol;
    public Field Total;
    public Field Unpaid;
    public Field Paid;
    public Field Terms;
    public Field TermsDisplay;
    public Field OtherRefNum;
    public Field Memo;
}
