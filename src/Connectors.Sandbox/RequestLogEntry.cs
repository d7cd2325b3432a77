namespace Connectors.Sandbox;

/// <summary>A request that arrived. Holds no header and no body, hence no secret.</summary>
/// <param name="Number">1 for the first of the account.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with query.</param>
/// <param name="Status">HTTP status that was answered; 0 when the connection was dropped.</param>
public sealed record RequestLogEntry(int Number, string Method, string Path, int Status);
