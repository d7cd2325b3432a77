using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

/// <summary>A payment; the customer is named by `customer`, not by `entity` as on invoices.</summary>
internal sealed class NetSuiteCustomerPayment : NetSuiteObject
{
    public override string Name => "customerPayment";

    public override string Label => "Payment";

    public override string Permission => "Transactions -> Customer Payment";

    public override string Family => TransactionFamily;

    public override int TypeCode => -30;

    public override string CustomPrefix => "custbody";

    public override string CreatedField => "createdDate";

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("tranId", "memo", "checkNum", "externalId"),
        .. Days("tranDate"),
        .. Numbers("payment", "exchangeRate"),
        .. Flags("undepFunds", "autoApply"),
        .. ReadOnly(Numbers("applied", "unapplied", "total")),
        Reference("customer", "customer", "job"),
        Reference("subsidiary", "subsidiary"),
        Reference("currency", "currency"),
        .. Unchecked("account", "arAcct", "paymentMethod", "department", "class", "location", "postingPeriod"),
        Choice("status", ("A", "Unapproved Payment"), ("B", "Not Deposited"), ("C", "Deposited"), ("R", "Rejected")) with { ReadOnly = true },
        Lines("apply", "doc", [Reference("doc", "invoice")], Flags("apply"), Numbers("amount"), Wholes("line")),
        .. Stamps("createdDate"),
    ];

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (record.Reference("customer") is null) yield return "Customer";
        if (record.Number("payment") is null) yield return "Payment Amount";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
        if (Missing(record).Any()) return;
        NetSuiteTransactions.FollowEntity(record, "customer", books);
        record["payment"] = NetSuiteTransactions.Round(record.Number("payment")!.Value, NetSuiteTransactions.MinorDigits(record, books));
        var applied = NetSuitePaymentApplication.Check(record, before, books);
        record["applied"] = applied;
        record["unapplied"] = record.Number("payment")!.Value - applied;
        record["total"] = record.Number("payment")!.Value;
        record.SetReference("status", record.Reference("account") is null || record.Flag("undepFunds") ? "B" : "C");
        if (!record.HasText("tranId")) record["tranId"] = "PYMT" + books.NextNumber("PYMT", 1001);
    }

    public override void Saved(JsonObject? record, JsonObject? before, NetSuiteBooks books) => NetSuitePaymentApplication.Book(record, before, books);

    public override string NameOf(JsonObject record) => $"Payment #{record.Text("tranId")}";
}
