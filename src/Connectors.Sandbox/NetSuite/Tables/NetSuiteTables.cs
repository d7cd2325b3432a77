using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The tables that SuiteQL sees. A table without permission looks as if it were not there, which the vendor's users misread too.</summary>
internal sealed class NetSuiteTables(NetSuiteBooks books) : ISuiteQlCatalog
{
    private readonly NetSuiteColumns _columns = new(books);

    public ISuiteQlTable? Find(string name)
    {
        var table = name.ToLowerInvariant();
        if (TypesOf(table).Any(books.Settings.IsForbidden)) return null;
        return Build(table) is { } built ? NetSuiteNarrowedTable.Of(built, books.Settings) : null;
    }

    private ISuiteQlTable? Build(string table) => table switch
    {
        "customer" => Plain(table, "customer", new NetSuiteColumn<JsonObject>("fullname", r => SuiteQlValue.Of(r.Text("entityId")))),
        "contact" => Plain(table, "contact"),
        "job" => Plain(table, "job", _columns.Reference("customer", "parent", "customer", "job")),
        "employee" => Plain(table, "employee"),
        "currency" => Plain(table, "currency"),
        "subsidiary" => Plain(table, "subsidiary", NetSuiteColumns.Text("fullname", "name")),
        "term" => Plain(table, "term"),
        "item" => Plain(
            table,
            "serviceSaleItem",
            NetSuiteColumns.Text("fullname", "itemId"),
            NetSuiteColumns.Text("description", "salesDescription"),
            new NetSuiteColumn<JsonObject>("itemtype", _ => SuiteQlValue.Of("Service")) { Display = _ => SuiteQlValue.Of("Service") },
            NetSuiteColumns.Constant("subtype", "Sale")),
        "transaction" => new NetSuiteTransactionTable(books, _columns).Build(),
        "transactionline" => new NetSuiteTransactionLineTable(books, _columns).Build(),
        "previoustransactionlink" => new NetSuiteTransactionLinkTable(books).Build(),
        "customersubsidiaryrelationship" => SubsidiaryRelationship(table),
        "deletedrecord" => DeletedRecord(table),
        "loginaudit" => LoginAudit(table),
        "dual" => new NetSuiteTable<JsonObject>(table, [NetSuiteColumns.Constant("dummy", "X")], () => [[]]),
        _ => null,
    };

    private static string[] TypesOf(string table) => table switch
    {
        "item" => ["serviceSaleItem"],
        "transaction" or "transactionline" or "previoustransactionlink" => ["invoice", "customerPayment"],
        "customersubsidiaryrelationship" => ["customer"],
        _ => [table],
    };

    private NetSuiteTable<JsonObject> Plain(string table, string type, params NetSuiteColumn<JsonObject>[] more) =>
        new(table, [.. _columns.Of(books.Catalog[type]!), .. more], () => books.All(type));

    private NetSuiteTable<JsonObject> SubsidiaryRelationship(string table) => new(
        table,
        [
            new NetSuiteColumn<JsonObject>("id", r => SuiteQlValue.OfId(r.Id())),
            new NetSuiteColumn<JsonObject>("entity", r => SuiteQlValue.OfId(r.Id())) { Display = r => SuiteQlValue.Of(r.Text("entityId")) },
            _columns.Reference("subsidiary", "subsidiary", "subsidiary"),
            NetSuiteColumns.Constant("isprimarysub", "T"),
            _columns.Moment("lastmodifieddate", "lastModifiedDate"),
        ],
        () => books.All("customer"));

    private NetSuiteTable<JsonObject> DeletedRecord(string table) => new(
        table,
        [
            new NetSuiteColumn<JsonObject>("recordid", r => SuiteQlValue.OfId(r.Text("recordId"))),
            new NetSuiteColumn<JsonObject>("recordtypeid", r => SuiteQlValue.OfId(r.Text("recordTypeId")))
            {
                Display = r => SuiteQlValue.Of(r.Text("recordType")),
            },
            NetSuiteColumns.Text("name", "name"),
            _columns.Moment("deleteddate", "deletedDate"),
            new NetSuiteColumn<JsonObject>("deletedby", r => SuiteQlValue.OfId(r.Text("deletedBy"))),
            NetSuiteColumns.Constant("iscustomlist", "F"),
            NetSuiteColumns.Constant("iscustomrecord", "F"),
        ],
        () => books.All(NetSuiteBooks.DeletedCollection));

    private NetSuiteTable<JsonObject> LoginAudit(string table) => new(
        table,
        [_columns.Moment("date", "date"), NetSuiteColumns.Text("status", "status"), NetSuiteColumns.Text("detail", "detail")],
        () => books.All("loginaudit"));
}
