using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

internal sealed class NetSuiteInvoice : NetSuiteObject
{
    public override string Name => "invoice";

    public override string Label => "Invoice";

    public override string Permission => "Transactions -> Invoice";

    public override string Family => TransactionFamily;

    public override int TypeCode => -30;

    public override string CustomPrefix => "custbody";

    public override string CreatedField => "createdDate";

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("tranId", "memo", "otherRefNum", "email", "message", "externalId"),
        .. Days("tranDate", "dueDate", "startDate", "endDate", "shipDate"),
        .. Numbers("exchangeRate"),
        .. Flags("toBeEmailed", "toBePrinted"),
        .. ReadOnly(Numbers("subtotal", "taxTotal", "total", "amountPaid", "amountRemaining")),
        Reference("entity", "customer", "job"),
        Reference("job", "job"),
        Reference("subsidiary", "subsidiary"),
        Reference("currency", "currency"),
        Reference("terms", "term"),
        Reference("salesRep", "employee"),
        .. Unchecked("account", "department", "class", "location", "postingPeriod", "createdFrom", "opportunity"),
        Choice("approvalStatus", ("1", "Pending Approval"), ("2", "Approved"), ("3", "Rejected"), ("11", "Open")),
        Choice("status", ("A", "Open"), ("B", "Paid In Full")) with { ReadOnly = true },
        Lines(
            "item",
            "line",
            Wholes("line"),
            [Reference("item", "serviceSaleItem"), Reference("job", "job")],
            Numbers("quantity", "rate", "amount"),
            Texts("description"),
            Flags("isBillable"),
            Unchecked("price", "class", "department", "location", "taxCode", "units")),
        .. Stamps("createdDate"),
    ];

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (record.Reference("entity") is null) yield return "Customer";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
        if (record.Reference("entity") is null) return;
        NetSuiteTransactions.FollowEntity(record, "entity", books);
        NetSuiteInvoiceTotals.Apply(record, before, books);
        if (!record.HasText("tranId")) record["tranId"] = "INV" + books.NextNumber("INV", 1001);
        if (record.Reference("approvalStatus") is null) record.SetReference("approvalStatus", "2");
    }

    public override string NameOf(JsonObject record) => $"Invoice #{record.Text("tranId")}";
}
