using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The table `transaction`: invoices (CustInvc) and customer payments (CustPymt).</summary>
internal sealed class NetSuiteTransactionTable(NetSuiteBooks books, NetSuiteColumns columns)
{
    private readonly NetSuiteObject _invoice = books.Catalog["invoice"]!;
    private readonly NetSuiteObject _payment = books.Catalog["customerPayment"]!;

    public ISuiteQlTable Build() => new NetSuiteTable<(NetSuiteObject Type, JsonObject Record)>("transaction", Columns(), Rows);

    public static string TypeCode(NetSuiteObject type) => type.Name == "invoice" ? "CustInvc" : "CustPymt";

    public static string EntityField(NetSuiteObject type) => type.Name == "invoice" ? "entity" : "customer";

    private IEnumerable<(NetSuiteObject Type, JsonObject Record)> Rows() =>
        books.All("invoice").Select(r => (_invoice, r)).Concat(books.All("customerPayment").Select(r => (_payment, r)));

    private IEnumerable<NetSuiteColumn<(NetSuiteObject Type, JsonObject Record)>> Columns()
    {
        string[] texts = ["tranId", "memo", "otherRefNum", "externalId"];
        foreach (var field in texts) yield return new(field.ToLowerInvariant(), t => SuiteQlValue.Of(t.Record.Text(field)));
        foreach (var column in Flat(["currency", "terms", "exchangeRate", "tranDate", "dueDate", "startDate", "endDate",
            "approvalStatus", "lastModifiedDate", "createdDate", "postingPeriod"]))
            yield return column;
        foreach (var field in books.Settings.CustomFields.Where(f => f.Name.StartsWith("custbody", StringComparison.Ordinal)))
            yield return Flat(field);
        yield return new("id", t => SuiteQlValue.OfId(t.Record.Id())) { Display = t => SuiteQlValue.Of(t.Type.NameOf(t.Record)) };
        yield return new("type", t => SuiteQlValue.Of(TypeCode(t.Type))) { Display = t => SuiteQlValue.Of(t.Type.Label) };
        yield return new("recordtype", t => SuiteQlValue.Of(t.Type.Name.ToLowerInvariant()));
        yield return new("transactionnumber", t => SuiteQlValue.Of(t.Record.Text("tranId")));
        yield return new("entity", t => columns.Value(Entity(t.Type), t.Record))
        {
            Display = t => columns.Of(Entity(t.Type), "entity").Display!(t.Record),
        };
        yield return new("status", t => SuiteQlValue.Of(t.Record.Reference("status"))) { Display = t => SuiteQlValue.Of(Status(t.Type, t.Record)) };
        yield return new("foreigntotal", t => NetSuiteColumns.OrNull(t.Record.Number("total")));
        yield return new("total", t => NetSuiteColumns.OrNull(t.Record.Number("total") * (t.Record.Number("exchangeRate") ?? 1m)));
        yield return new("foreignamountpaid", t => NetSuiteColumns.OrNull(t.Record.Number("amountPaid")));
        yield return new("foreignamountunpaid", t => NetSuiteColumns.OrNull(t.Record.Number("amountRemaining")));
        yield return new("foreignpaymentamountunused", t => NetSuiteColumns.OrNull(t.Record.Number("unapplied")));
        yield return new("foreignpaymentamountused", t => NetSuiteColumns.OrNull(t.Record.Number("applied")));
        yield return new("closedate", t => NetSuiteColumns.DayOf(t.Record, "closeDate"));
        yield return new("voided", _ => SuiteQlValue.Of(false));
        yield return new("posting", _ => SuiteQlValue.Of(true));
    }

    private IEnumerable<NetSuiteColumn<(NetSuiteObject Type, JsonObject Record)>> Flat(string[] names) =>
        names.Select(name => Flat(books.Catalog.Fields(_invoice).GetValueOrDefault(name) ?? books.Catalog.Fields(_payment)[name]));

    private NetSuiteColumn<(NetSuiteObject Type, JsonObject Record)> Flat(NetSuiteField field)
    {
        var plain = columns.Of(field, field.Column);
        return new(field.Column, t => plain.Value(t.Record)) { Display = plain.Display is { } display ? t => display(t.Record) : null };
    }

    private NetSuiteField Entity(NetSuiteObject type) => books.Catalog.Fields(type)[EntityField(type)];

    private string Status(NetSuiteObject type, JsonObject record) =>
        $"{type.Label} : {books.Catalog.Fields(type)["status"].Choices.GetValueOrDefault(record.Reference("status") ?? "", "")}";
}
