namespace Connectors.Http;

/// <summary>What the pipeline must know about a request. Set by vendor clients.</summary>
public static class RequestTraits
{
    /// <summary>True when sending it twice does no harm (an upsert by key). GET and HEAD always are; others are not unless said so.</summary>
    public static HttpRequestOptionsKey<bool> IsRepeatable { get; } = new("connectors.repeatable");

    /// <summary>True for a request that changes nothing at the vendor although its method is not GET (a query sent as POST). Such a request is
    /// repeatable too.</summary>
    public static HttpRequestOptionsKey<bool> IsRead { get; } = new("connectors.read");

    /// <summary>The vendor's route template, for telemetry and budgets: never the path with its ids.</summary>
    public static HttpRequestOptionsKey<string> Route { get; } = new("connectors.route");

    /// <summary>Largest accepted body in bytes for this request; the default of the options when absent.</summary>
    public static HttpRequestOptionsKey<long> MaxResponseBytes { get; } = new("connectors.max-response-bytes");

    /// <summary>The vendor's time, as the <c>Date</c> of the answer that refused this request's authentication said. Set by the pipeline before <see
    /// cref="IRequestAuthenticator.TryRenewAsync"/>; absent when the answer had none.</summary>
    public static HttpRequestOptionsKey<DateTimeOffset> RefusedAt { get; } = new("connectors.refused-at");

    /// <summary>The tape of the execution that a request belongs to; absent for most.</summary>
    internal static HttpRequestOptionsKey<IExchangeTape> Tape { get; } = new("connectors.tape");

    /// <summary>What a tape knows of a request, from its first attempt on.</summary>
    internal static HttpRequestOptionsKey<TapedRequest> Taped { get; } = new("connectors.taped");
}
