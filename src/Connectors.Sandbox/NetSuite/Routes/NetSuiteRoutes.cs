namespace Connectors.Sandbox;

/// <summary>Which code answers which path.</summary>
internal static class NetSuiteRoutes
{
    public static IReadOnlyList<SandboxRoute> Served { get; } =
    [
        new("POST", "/auth/oauth2/v1/token"),
        new("POST", "/auth/oauth2/v1/revoke"),
        new("POST", "/query/v1/suiteql"),
        new("GET", "/record/v1/metadata-catalog"),
        new("GET", "/record/v1/metadata-catalog/{type}"),
        new("GET", "/system/v1/governanceLimits"),
        .. new NetSuiteCatalog([]).All.SelectMany(type => OfType($"/record/v1/{type.Name}")),
    ];

    private static IEnumerable<SandboxRoute> OfType(string path)
    {
        yield return new("GET", path);
        yield return new("POST", path);
        foreach (var one in (string[])[path + "/{id}", path + "/eid:{externalId}"])
        {
            yield return new("GET", one);
            yield return new("PATCH", one);
            yield return new("DELETE", one);
        }
        yield return new("PUT", path + "/eid:{externalId}");
        yield return new("GET", path + "/{id}/{sublist}");
        yield return new("GET", path + "/{id}/{sublist}/{line}");
    }

    public static NetSuiteReply Answer(NetSuiteCall call) => call.Path switch
    {
        ["query", "v1", "suiteql"] => call.Method == "POST" ? NetSuiteSuiteQlRoute.Answer(call) : throw NetSuiteErrors.Method(call.Method),
        ["system", "v1", "governanceLimits"] => Get(call, NetSuiteGovernance.Answer),
        ["record", "v1", "metadata-catalog"] => Get(call, NetSuiteMetadata.List),
        ["record", "v1", "metadata-catalog", var type] => Get(call, c => NetSuiteMetadata.Schema(c, Type(c, type))),
        ["record", "v1", var type] => Collection(call, Type(call, type)),
        ["record", "v1", var type, var id] => NetSuiteRecordRoutes.Answer(call, Type(call, type), id),
        ["record", "v1", var type, var id, var sublist] => Get(call, c => NetSuiteSublistRoutes.Lines(c, Type(c, type), id, sublist)),
        ["record", "v1", var type, var id, var sublist, var line] => Get(call, c => NetSuiteSublistRoutes.Line(c, Type(c, type), id, sublist, line)),
        _ => throw NetSuiteErrors.NoAddress("The requested address does not exist."),
    };

    private static NetSuiteReply Collection(NetSuiteCall call, NetSuiteObject type) => call.Method switch
    {
        "GET" => NetSuiteCollectionRoute.Answer(call, type),
        "POST" => NetSuiteRecordRoutes.Create(call, type, []),
        _ => throw NetSuiteErrors.Method(call.Method),
    };

    private static NetSuiteReply Get(NetSuiteCall call, Func<NetSuiteCall, NetSuiteReply> answer) =>
        call.Method == "GET" ? answer(call) : throw NetSuiteErrors.Method(call.Method);

    private static NetSuiteObject Type(NetSuiteCall call, string name)
    {
        var type = call.Books.Catalog[name]
            ?? throw NetSuiteErrors.NoAddress($"Record type '{(name.Length <= 60 ? name : name[..60])}' does not exist.");
        return call.Books.Settings.IsForbidden(type.Name) ? throw NetSuiteErrors.Forbidden(type.Permission) : type;
    }
}
