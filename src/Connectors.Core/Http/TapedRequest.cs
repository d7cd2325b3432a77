namespace Connectors.Http;

/// <summary>A request as a tape knows it: without anything secret. Immutable.</summary>
/// <param name="Connection">Name of the connection.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">Route template.</param>
/// <param name="Url">Path and query.</param>
/// <param name="Headers">Those that say what is asked for, by name.</param>
/// <param name="Body">The body; empty when there is none.</param>
internal sealed record TapedRequest(
    string Connection, string Method, string Route, string Url, ImmutableSortedDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
