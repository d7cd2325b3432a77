namespace Connectors.Http;

/// <summary>What the pipeline must know about a request. Set by vendor clients.</summary>
public static class RequestTraits
{
    /// <summary>True when sending it twice does no harm (an upsert by key). GET and HEAD always are; others are not unless said so.</summary>
    public static HttpRequestOptionsKey<bool> IsRepeatable { get; } = new("connectors.repeatable");

    /// <summary>The vendor's route template, for telemetry and budgets: never the path with its ids.</summary>
    public static HttpRequestOptionsKey<string> Route { get; } = new("connectors.route");

    /// <summary>Largest accepted body in bytes for this request; the default of the options when absent.</summary>
    public static HttpRequestOptionsKey<long> MaxResponseBytes { get; } = new("connectors.max-response-bytes");
}
