namespace Connectors.Sandbox;

/// <summary>
/// The table `transactionline`. Signs are those of accounting: on a sale the main line is positive, quantity and amounts of item lines are negative.
/// </summary>
internal sealed class NetSuiteTransactionLineTable(NetSuiteBooks books, NetSuiteColumns columns)
{
    public ISuiteQlTable Build() => new NetSuiteTable<NetSuiteTransactionRow>("transactionline", Columns(), Rows);

    private IEnumerable<NetSuiteTransactionRow> Rows()
    {
        foreach (var name in (string[])["invoice", "customerPayment"])
        {
            var type = books.Catalog[name]!;
            foreach (var record in books.All(name))
            {
                yield return new NetSuiteTransactionRow(type, record, null, 0);
                if (name != "invoice") continue;
                var sequence = 0;
                foreach (var line in record.Lines("item")) yield return new NetSuiteTransactionRow(type, record, line, ++sequence);
            }
        }
    }

    private IEnumerable<NetSuiteColumn<NetSuiteTransactionRow>> Columns()
    {
        var invoice = books.Catalog.Fields(books.Catalog["invoice"]!);
        yield return new("transaction", r => SuiteQlValue.OfId(r.Transaction.Id())) { Display = r => SuiteQlValue.Of(r.Type.NameOf(r.Transaction)) };
        yield return new("id", r => SuiteQlValue.Of(r.Line?.Number("line") ?? 0m));
        yield return new("uniquekey", r => SuiteQlValue.Of(decimal.Parse(r.Transaction.Id()) * 10_000m + (r.Line?.Number("line") ?? 0m)));
        yield return new("linesequencenumber", r => SuiteQlValue.Of((decimal)r.Sequence));
        yield return new("mainline", r => SuiteQlValue.Of(r.Line is null));
        yield return new("taxline", _ => SuiteQlValue.Of(false));
        yield return new("quantity", r => NetSuiteColumns.OrNull(-r.Line?.Number("quantity")));
        yield return new("rate", r => NetSuiteColumns.OrNull(r.Line?.Number("rate")));
        yield return new("foreignamount", r => NetSuiteColumns.OrNull(Amount(r)));
        yield return new("netamount", r => NetSuiteColumns.OrNull(Amount(r) * (r.Transaction.Number("exchangeRate") ?? 1m)));
        yield return new("memo", r => SuiteQlValue.Of(r.Line is { } line ? line.Text("description") : r.Transaction.Text("memo")));
        yield return new("linelastmodifieddate", r => columns.MomentOf(r.Transaction, "lastModifiedDate"));
        yield return OfHeader("subsidiary", invoice["subsidiary"]);
        yield return new("entity", r => SuiteQlValue.OfId(r.Transaction.Reference(NetSuiteTransactionTable.EntityField(r.Type))));
        yield return new("isbillable", r => SuiteQlValue.Of(r.Line?.Flag("isBillable") ?? false));
        foreach (var field in invoice["item"].Fields.Where(f =>
            f.Custom || f.Name is "item" or "job" or "class" or "department" or "location" or "price"))
            yield return OfLine(field);
    }

    private NetSuiteColumn<NetSuiteTransactionRow> OfHeader(string name, NetSuiteField field)
    {
        var plain = columns.Of(field, name);
        return new(name, r => plain.Value(r.Transaction)) { Display = r => plain.Display!(r.Transaction) };
    }

    private NetSuiteColumn<NetSuiteTransactionRow> OfLine(NetSuiteField field)
    {
        var plain = columns.Of(field, field.Column);
        return new(field.Column, r => r.Line is { } line ? plain.Value(line) : SuiteQlValue.Null)
        {
            Display = plain.Display is { } display ? r => r.Line is { } line ? display(line) : SuiteQlValue.Null : null,
        };
    }

    private static decimal? Amount(NetSuiteTransactionRow row)
    {
        if (row.Line is { } line) return -line.Number("amount");
        return row.Type.Name == "invoice" ? row.Transaction.Number("total") : -row.Transaction.Number("total");
    }
}
