using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The addresses that sublists and their lines have as links.</summary>
internal static class NetSuiteSublistRoutes
{
    public static NetSuiteReply Lines(NetSuiteCall call, NetSuiteObject type, string id, string sublist)
    {
        var (field, record) = Find(call, type, id, sublist);
        var address = $"{call.Rendering.Address(type, record.Id())}/{sublist}";
        var lines = record.Lines(sublist);
        return NetSuiteReply.Collection(new JsonObject
        {
            ["links"] = call.Rendering.SelfLink(address),
            ["items"] = new JsonArray([.. lines.Select((line, i) => new JsonObject
            {
                ["links"] = call.Rendering.SelfLink($"{address}/{NetSuiteRendering.LineKey(field, line, i)}"),
            })]),
            ["totalResults"] = lines.Count,
        });
    }

    public static NetSuiteReply Line(NetSuiteCall call, NetSuiteObject type, string id, string sublist, string key)
    {
        var (field, record) = Find(call, type, id, sublist);
        var lines = record.Lines(sublist);
        for (var i = 0; i < lines.Count; i++)
        {
            if (NetSuiteRendering.LineKey(field, lines[i], i) != key) continue;
            var address = $"{call.Rendering.Address(type, record.Id())}/{sublist}/{key}";
            return NetSuiteReply.Single(call.Rendering.Line(field, lines[i], address, call.IsOn("simpleEnumFormat")));
        }
        throw NetSuiteErrors.NoRecord();
    }

    private static (NetSuiteField Field, JsonObject Record) Find(NetSuiteCall call, NetSuiteObject type, string id, string sublist)
    {
        var record = NetSuiteRecordRoutes.Stored(call, type, id);
        return call.Books.Catalog.Fields(type).TryGetValue(sublist, out var field) && field.Kind == NetSuiteFieldKind.Lines
            ? (field, record)
            : throw NetSuiteErrors.NoAddress("The requested address does not exist.");
    }
}
