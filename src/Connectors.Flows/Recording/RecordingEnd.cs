namespace Connectors.Flows;

/// <summary>Last line of a recording.</summary>
/// <param name="State">How it ended: <c>complete</c>, <c>truncated</c> or <c>broken</c>.</param>
/// <param name="Reason">Why it cannot be replayed; null when it can.</param>
/// <param name="Lines">Lines before this one.</param>
/// <param name="Digest">SHA-256 of these lines, hex.</param>
/// <param name="Output">Hash of all canonical output.</param>
/// <param name="Requests">Hash of all outbound requests.</param>
/// <param name="Effects">Hash of everything that was committed.</param>
internal sealed record RecordingEnd(string State, string? Reason, int Lines, string Digest, string Output, string Requests, string Effects)
{
    public const string Complete = "complete";
    public const string Truncated = "truncated";
    public const string Broken = "broken";
}
