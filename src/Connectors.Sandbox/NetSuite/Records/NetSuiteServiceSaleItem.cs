using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

internal sealed class NetSuiteServiceSaleItem : NetSuiteObject
{
    public override string Name => "serviceSaleItem";

    public override string Label => "Service";

    public override string Permission => "Lists -> Items";

    public override string Family => "item";

    public override int TypeCode => -10;

    public override string CustomPrefix => "custitem";

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("itemId", "displayName", "salesDescription", "externalId"),
        .. Numbers("rate"),
        .. Flags("isInactive", "isFulfillable", "includeChildren"),
        .. Unchecked("incomeAccount", "class", "department", "location", "unitsType"),
        .. Stamps("createdDate"),
    ];

    public override string CreatedField => "createdDate";

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (!record.HasText("itemId")) yield return "Item Name/Number";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books) => record["isInactive"] ??= false;

    public override string NameOf(JsonObject record) => record.Text("itemId") ?? record.Id();
}
