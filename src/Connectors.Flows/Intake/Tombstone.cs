using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>What is left of a record that is gone at its source. Kept for 400 days; a record that comes back removes it.</summary>
/// <param name="Entity">The contract.</param>
/// <param name="Key">Which record.</param>
/// <param name="Kind">How it went.</param>
/// <param name="DetectedBy">What told it: <c>flag</c>, <c>event</c>, <c>absent</c> or <c>scan</c>.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="At">When it was detected, UTC.</param>
/// <param name="LastHash">Content hash of its last form; null when it was never seen.</param>
public sealed record Tombstone(
    string Entity, VendorReference Key, DeleteKind Kind, string DetectedBy, DeleteConfidence Confidence, DateTimeOffset At, string? LastHash)
{
    /// <summary>The record that it was merged into; null when it was not, or when nobody told.</summary>
    public VendorReference? MergedInto { get; init; }

    internal const string ByFlag = "flag";
    internal const string ByEvent = "event";
    internal const string ByAbsence = "absent";
    internal const string ByScan = "scan";

    internal static readonly TimeSpan Keep = TimeSpan.FromDays(400);
}
