namespace Connectors.Flows;

/// <summary>What came of a replay. Immutable.</summary>
/// <param name="OutputHash">Hash of all canonical output.</param>
/// <param name="RequestHash">Hash of all outbound requests.</param>
/// <param name="StateHash">Hash of everything that would have been committed.</param>
/// <param name="Records">Canonical records that were handled.</param>
/// <param name="Requests">Requests that would have been sent.</param>
/// <param name="Differences">What is not as it was recorded; empty when all hashes are equal.</param>
public sealed record ReplayResult(
    string OutputHash, string RequestHash, string StateHash, int Records, int Requests, ImmutableArray<ReplayDifference> Differences)
{
    /// <summary>Whether everything was as it was recorded.</summary>
    public bool IsEqual => Differences.IsEmpty;
}
