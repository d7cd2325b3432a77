namespace Connectors.Flows;

/// <summary>The last content of a record that a flow has handled.</summary>
/// <param name="ContentHash">Its content hash.</param>
public sealed record SeenRecord(string ContentHash);
