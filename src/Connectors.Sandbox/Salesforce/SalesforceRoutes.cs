namespace Connectors.Sandbox;

/// <summary>Which code answers which path below <c>/services/data/{version}</c>.</summary>
internal sealed class SalesforceRoutes(SalesforceQueries queries, SalesforceBulkRoutes bulk, SalesforceUsage usage)
{
    /// <summary>Describe answers are as old as the schema, and the schema of a sandbox never changes.</summary>
    public static readonly DateTimeOffset SchemaChanged = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Everything that is served, for the table in the README and for the coverage test.</summary>
    public static IReadOnlyList<SandboxRoute> Served { get; } =
    [
        new("GET", "/services/data/"),
        new("POST", "/services/oauth2/token"),
        new("POST", "/services/oauth2/revoke"),
        new("GET", "/"),
        new("GET", "/query"),
        new("GET", "/query/{locator}"),
        new("GET", "/queryAll"),
        new("GET", "/queryAll/{locator}"),
        new("GET", "/limits"),
        new("GET", "/jobs/query"),
        new("POST", "/jobs/query"),
        new("GET", "/jobs/query/{id}"),
        new("PATCH", "/jobs/query/{id}"),
        new("DELETE", "/jobs/query/{id}"),
        new("GET", "/jobs/query/{id}/results"),
        new("GET", "/sobjects"),
        new("GET", "/sobjects/{type}"),
        new("POST", "/sobjects/{type}"),
        new("GET", "/sobjects/{type}/describe"),
        new("GET", "/sobjects/{type}/deleted"),
        new("GET", "/sobjects/{type}/updated"),
        new("GET", "/sobjects/{type}/{id}"),
        new("PATCH", "/sobjects/{type}/{id}"),
        new("DELETE", "/sobjects/{type}/{id}"),
        new("GET", "/sobjects/{type}/{id}/{relationship}"),
        new("GET", "/sobjects/{type}/{externalIdField}/{value}"),
        new("PATCH", "/sobjects/{type}/{externalIdField}/{value}"),
        new("DELETE", "/sobjects/{type}/{externalIdField}/{value}"),
        new("POST", "/composite/sobjects"),
        new("PATCH", "/composite/sobjects"),
        new("DELETE", "/composite/sobjects"),
        new("PATCH", "/composite/sobjects/{type}/{externalIdField}"),
        new("GET", "/composite/sobjects/{type}"),
        new("POST", "/composite/sobjects/{type}"),
    ];

    public SalesforceReply Answer(SalesforceCall call) => call.Path switch
    {
        [] => Get(call) ?? SalesforceReply.Ok(SalesforceVersions.Resources(call.Root)),
        ["query"] => queries.Run(call, withDeleted: false),
        ["queryAll"] => queries.Run(call, withDeleted: true),
        ["query" or "queryAll", var locator] => queries.Continue(call, locator),
        ["jobs", "query"] => bulk.Jobs(call),
        ["jobs", "query", var id] => bulk.Job(call, id),
        ["jobs", "query", var id, "results"] => Get(call) ?? bulk.Results(call, id),
        ["limits"] => Get(call) ?? SalesforceReply.Ok(SalesforceLimits.Body(usage)),
        ["sobjects"] => Get(call) ?? SalesforceReply.Ok(SalesforceDescribe.Global(call.Records.Schema, call.Root)),
        ["sobjects", var type] => SalesforceRecordRoutes.Collection(call, Type(call, type)),
        ["sobjects", var type, "describe"] =>
            Get(call) ?? Unchanged(call) ?? SalesforceReply.Ok(SalesforceDescribe.Full(Type(call, type), call.Root)),
        ["sobjects", var type, "deleted"] => SalesforceChanges.Deleted(call, Type(call, type)),
        ["sobjects", var type, "updated"] => SalesforceChanges.Updated(call, Type(call, type)),
        ["sobjects", var type, var id] => SalesforceRecordRoutes.Single(call, Type(call, type), id),
        ["sobjects", var type, var field, var value] => SalesforceRecordRoutes.ByKey(call, Type(call, type), field, value),
        ["composite", "sobjects"] => SalesforceCollections.Rows(call),
        ["composite", "sobjects", var type] => SalesforceCollections.Retrieve(call, Type(call, type)),
        ["composite", "sobjects", var type, var field] => SalesforceCollections.Upsert(call, Type(call, type), field),
        _ => throw SalesforceErrors.NotFound(),
    };

    private static SalesforceObject Type(SalesforceCall call, string name) =>
        call.Records.Schema.TryObject(name, out var type) ? type : throw SalesforceErrors.NotFound();

    /// <summary>Null goes on; anything but GET is refused.</summary>
    private static SalesforceReply? Get(SalesforceCall call) =>
        call.Method == "GET" ? null : throw SalesforceErrors.Method(call.Method, "GET", "HEAD");

    private static SalesforceReply? Unchanged(SalesforceCall call) => call.IfModifiedSince >= SchemaChanged ? new SalesforceReply(304) : null;
}
