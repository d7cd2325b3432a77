using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

/// <summary>Terms of payment.</summary>
internal sealed class NetSuiteTerm : NetSuiteObject
{
    public override string Name => "term";

    public override string Label => "Term";

    public override string Permission => "Setup -> Accounting Lists";

    public override int TypeCode => -199;

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("name", "externalId"),
        .. Wholes("daysUntilNetDue", "daysUntilExpiry"),
        .. Numbers("discountPercent"),
        .. Flags("isInactive", "preferred"),
        .. Stamps("dateCreated"),
    ];

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (!record.HasText("name")) yield return "Terms";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books) => record["isInactive"] ??= false;

    public override string NameOf(JsonObject record) => record.Text("name") ?? record.Id();
}
