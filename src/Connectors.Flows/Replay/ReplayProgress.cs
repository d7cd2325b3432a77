namespace Connectors.Flows;

/// <summary>How far a release has come.</summary>
/// <param name="Done">Letters handled.</param>
/// <param name="Of">How many in all.</param>
/// <param name="Letter">Id of the last one.</param>
public sealed record ReplayProgress(int Done, int Of, string Letter);
