using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

internal sealed class NetSuiteCustomer : NetSuiteObject
{
    public override string Name => "customer";

    public override string Label => "Customer";

    public override string Permission => "Lists -> Customers";

    public override string Family => EntityFamily;

    public override int TypeCode => -2;

    public override string CustomPrefix => "custentity";

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("entityId", "companyName", "firstName", "middleName", "lastName", "salutation", "title", "email", "phone", "altPhone", "mobilePhone",
            "fax"),
        .. Texts("url", "comments", "accountNumber", "vatRegNumber", "externalId"),
        .. Flags("isPerson", "isInactive", "autoName", "emailTransactions", "printTransactions", "taxable"),
        .. Days("startDate", "endDate", "reminderDate"),
        .. Numbers("creditLimit"),
        .. ReadOnly(Numbers("balance", "unbilledOrders"), Texts("altName")),
        Reference("subsidiary", "subsidiary"),
        Reference("currency", "currency"),
        Reference("terms", "term"),
        Reference("parent", "customer"),
        Reference("salesRep", "employee"),
        .. Unchecked("category", "receivablesAccount", "priceLevel", "territory", "leadSource", "partner"),
        Choice(
            "entityStatus",
            ("6", "LEAD-Unqualified"),
            ("7", "LEAD-Qualified"),
            ("8", "PROSPECT-In Discussion"),
            ("9", "PROSPECT-Identified Decision Makers"),
            ("10", "PROSPECT-Proposal"),
            ("11", "PROSPECT-In Negotiation"),
            ("12", "PROSPECT-Purchasing"),
            ("13", "CUSTOMER-Closed Won"),
            ("14", "PROSPECT-Closed Lost"),
            ("15", "CUSTOMER-Renewal"),
            ("16", "CUSTOMER-Lost Customer")),
        AddressBook(),
        Lines("currencyList", null, [Reference("currency", "currency")], Flags("displaySymbol")),
        .. Stamps("dateCreated"),
    ];

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (record.Flag("isPerson"))
        {
            if (!record.HasText("firstName")) yield return "First Name";
            if (!record.HasText("lastName")) yield return "Last Name";
        }
        else if (!record.HasText("companyName")) yield return "Company Name";
        if (record.Reference("subsidiary") is null) yield return "Primary Subsidiary";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
        if (record["isPerson"] is null) record["isPerson"] = !record.HasText("companyName") && record.HasText("lastName");
        if (Missing(record).Any()) return;
        NetSuiteEntities.Complete(record, books, "CUST", PlainName(record));
        if (record.Reference("entityStatus") is null) record.SetReference("entityStatus", "13");
        record["balance"] ??= 0m;
        if (PlainName(record) is { Length: > 0 } name) record["altName"] = name;
        else record.Remove("altName");
    }

    public override string NameOf(JsonObject record) => record.Text("entityId") ?? record.Id();

    private static string PlainName(JsonObject record) =>
        record.Flag("isPerson") ? $"{record.Text("firstName")} {record.Text("lastName")}".Trim() : record.Text("companyName") ?? "";
}
