using System.Text.Json.Nodes;
using static Connectors.Sandbox.NetSuiteFields;

namespace Connectors.Sandbox;

/// <summary>A currency; ids differ from account to account, the symbol (ISO code) is what clients can rely on.</summary>
internal sealed class NetSuiteCurrency : NetSuiteObject
{
    public override string Name => "currency";

    public override string Label => "Currency";

    public override string Permission => "Lists -> Currency";

    public override int TypeCode => -122;

    public override IReadOnlyList<NetSuiteField> Fields { get; } =
    [
        .. Texts("name", "symbol", "displaySymbol", "externalId"),
        .. Numbers("exchangeRate"),
        .. Wholes("currencyPrecision"),
        .. Flags("isInactive", "isBaseCurrency"),
        .. Stamps("dateCreated"),
    ];

    public override IEnumerable<string> Missing(JsonObject record)
    {
        if (!record.HasText("name")) yield return "Name";
        if (!record.HasText("symbol")) yield return "ISO Code";
        if (record.Number("exchangeRate") is null) yield return "Default Exchange Rate";
    }

    public override void Complete(JsonObject record, JsonObject? before, NetSuiteBooks books)
    {
        record["isInactive"] ??= false;
        record["isBaseCurrency"] ??= false;
        record["currencyPrecision"] ??= 2m;
    }

    public override string NameOf(JsonObject record) => record.Text("name") ?? record.Id();
}
