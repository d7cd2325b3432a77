using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

internal sealed class NetSuiteSubsidiary : NetSuiteObject
{
    public override string Name => "subsidiary";

    public override string Label => "Subsidiary";

    public override string Permission => "Lists -> Subsidiaries";

    public override int TypeCode => -117;

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("name", "legalName", "email", "url", "externalId"),
        .. Flags("isInactive", "isElimination"),
        Reference("currency", "currency"),
        Reference("parent", "subsidiary"),
        Choice("country"),
        .. Stamps("dateCreated"),
    ];

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (!record.HasText("name")) yield return "Name";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
        record["isInactive"] ??= false;
        record["isElimination"] ??= false;
    }

    public override string NameOf(JsonObject record) => record.Text("name") ?? record.Id();
}
