namespace Connectors.Flows;

/// <summary>The last content of a record that a flow has handled.</summary>
/// <param name="ContentHash">Its content hash.</param>
/// <param name="Change">How often its content was another than before: what <c>@change</c> in a run key stands for.</param>
/// <param name="Run">Key of the last run that the record started; null when it started none, or when runs are not told apart by changes.</param>
public sealed record SeenRecord(string ContentHash, long Change = 0, string? Run = null);
