using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A collection: ids and links only, never bodies.</summary>
internal static class NetSuiteCollectionRoute
{
    public static NetSuiteReply Answer(NetSuiteCall call, NetSuiteObject type)
    {
        var paging = NetSuitePaging.Read(call.Parameter("limit"), call.Parameter("offset"));
        var q = call.Parameter("q");
        var records = call.Books.All(type.Name);
        if (!string.IsNullOrWhiteSpace(q)) records = records.Where(NetSuiteFilterParser.Parse(q, type, call.Books));
        var found = records.Select(r => r.Id()).ToList();
        var page = found.Skip(paging.Offset).Take(paging.Limit).ToList();
        var query = string.IsNullOrWhiteSpace(q) ? null : $"q={Uri.EscapeDataString(q)}&";
        return NetSuiteReply.Collection(new JsonObject
        {
            ["links"] = paging.Links($"{call.Rendering.Root}/{type.Name}", found.Count, query),
            ["items"] = new JsonArray([.. page.Select(id =>
                new JsonObject { ["links"] = call.Rendering.SelfLink(call.Rendering.Address(type, id)), ["id"] = id })]),
            ["count"] = page.Count,
            ["offset"] = paging.Offset,
            ["hasMore"] = paging.HasMore(found.Count),
            ["totalResults"] = found.Count,
        });
    }
}
