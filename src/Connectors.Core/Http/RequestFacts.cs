namespace Connectors.Http;

/// <summary>What the handlers ask of a request.</summary>
internal static class RequestFacts
{
    /// <summary>Whether sending it twice does no harm.</summary>
    public static bool IsRepeatable(this HttpRequestMessage request) => request.IsFetch()
        || (request.Options.TryGetValue(RequestTraits.IsRepeatable, out var repeatable) && repeatable)
        || request.IsRead();

    /// <summary>Whether it changes nothing at the vendor.</summary>
    public static bool IsRead(this HttpRequestMessage request) => request.IsFetch()
        || (request.Options.TryGetValue(RequestTraits.IsRead, out var read) && read);

    /// <summary>The route template; never the path, which holds ids.</summary>
    public static string Route(this HttpRequestMessage request) =>
        request.Options.TryGetValue(RequestTraits.Route, out var route) ? route : "(unnamed)";

    private static bool IsFetch(this HttpRequestMessage request) => request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
}
