namespace Connectors.Sandbox;

/// <summary>The table `previoustransactionlink`: which payment (nextdoc) pays which invoice (previousdoc).</summary>
internal sealed class NetSuiteTransactionLinkTable(NetSuiteBooks books)
{
    public ISuiteQlTable Build() => new NetSuiteTable<(string Invoice, string Payment, decimal? Amount)>(
        "previoustransactionlink",
        [
            new("previousdoc", l => SuiteQlValue.OfId(l.Invoice)),
            new("nextdoc", l => SuiteQlValue.OfId(l.Payment)),
            new("previoustype", _ => SuiteQlValue.Of("CustInvc")),
            new("nexttype", _ => SuiteQlValue.Of("CustPymt")),
            new("linktype", _ => SuiteQlValue.Of("Payment")),
            new("foreignamount", l => NetSuiteColumns.OrNull(l.Amount)),
        ],
        Rows);

    private IEnumerable<(string Invoice, string Payment, decimal? Amount)> Rows() =>
        from payment in books.All("customerPayment")
        from line in payment.Lines("apply")
        where line.Flag("apply") && line.Reference("doc") is not null
        select (line.Reference("doc")!, payment.Id(), line.Number("amount"));
}
