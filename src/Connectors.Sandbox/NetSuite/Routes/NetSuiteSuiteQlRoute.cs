using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>POST /query/v1/suiteql: every value of the answer is text and null columns are left out.</summary>
internal static class NetSuiteSuiteQlRoute
{
    private const int MaxParameters = 1_000;

    public static NetSuiteReply Answer(NetSuiteCall call)
    {
        if (!call.Prefers("transient")) throw NetSuiteErrors.NoPrefer();
        var body = call.Json();
        var paging = NetSuitePaging.Read(call.Parameter("limit"), call.Parameter("offset"));
        var q = body.Text("q");
        if (string.IsNullOrWhiteSpace(q)) throw NetSuiteErrors.Query("The query is empty.");
        try
        {
            var rows = SuiteQlRunner.Run(SuiteQlParser.Parse(q), new NetSuiteTables(call.Books), Context(call, body));
            return NetSuiteReply.Collection(Page(call.Services + "/query/v1/suiteql", paging, rows));
        }
        catch (SuiteQlException e)
        {
            throw NetSuiteErrors.Query(e.Message);
        }
    }

    private static JsonObject Page(string address, NetSuitePaging paging, IReadOnlyList<Func<List<KeyValuePair<string, string>>>> rows)
    {
        var items = new JsonArray([.. rows.Skip(paging.Offset).Take(paging.Limit).Select(Item)]);
        return new JsonObject
        {
            ["links"] = paging.Links(address, rows.Count),
            ["count"] = items.Count,
            ["hasMore"] = paging.HasMore(rows.Count),
            ["items"] = items,
            ["offset"] = paging.Offset,
            ["totalResults"] = rows.Count,
        };
    }

    private static JsonObject Item(Func<List<KeyValuePair<string, string>>> row)
    {
        var item = new JsonObject { ["links"] = new JsonArray() };
        foreach (var (name, value) in row()) item[name] = value;
        return item;
    }

    private static SuiteQlContext Context(NetSuiteCall call, JsonObject body)
    {
        var parameters = body["params"] switch
        {
            null => [],
            JsonArray { Count: <= MaxParameters } array => array.Select(Parameter).ToList(),
            _ => throw NetSuiteErrors.Parameter("params", "Invalid value of the parameter 'params': it must be a list of at most 1000 values."),
        };
        var books = call.Books;
        return new SuiteQlContext(parameters, books.Settings.DateFormat, books.Settings.Zone.Id, books.ToLocal(books.Now.UtcDateTime));
    }

    private static SuiteQlValue Parameter(JsonNode? node)
    {
        if (node is null) return SuiteQlValue.Null;
        if (node is JsonValue value)
        {
            switch (value.GetValueKind())
            {
                case JsonValueKind.String: return SuiteQlValue.Of(value.GetValue<string>());
                case JsonValueKind.Number when NetSuiteJson.TryNumber(value, out var number): return SuiteQlValue.Of(number);
                case JsonValueKind.True or JsonValueKind.False: return SuiteQlValue.Of(value.GetValue<bool>());
            }
        }
        throw NetSuiteErrors.Parameter("params", "Invalid value of the parameter 'params': only texts, numbers, booleans and null can be bound.");
    }
}
