namespace Connectors.Flows;

/// <summary>Which letters to release, who wants it, and why.</summary>
/// <param name="Letters">Which.</param>
/// <param name="Actor">Who; goes into the audit.</param>
/// <param name="Reason">Why; goes into the audit.</param>
public sealed record ReplayRequest(LetterFilter Letters, string Actor, string Reason)
{
    /// <summary>Whether letters that wait for a reference to what is released are released too, after it, and what waits for these in turn.</summary>
    /// <value>True.</value>
    public bool WithBlocked { get; init; } = true;

    /// <summary>Whether runs go on by the mappings that they began with; otherwise by those of now, with what was corrected since.</summary>
    /// <value>False.</value>
    public bool KeepMappings { get; init; }

    /// <summary>How many letters a second at most, 1 to 10,000; null for as fast as the store takes them.</summary>
    /// <value>Null.</value>
    public int? PerSecond { get; init; }

    /// <summary>Whether only the order is worked out and nothing is stored.</summary>
    public bool IsDryRun { get; init; }
}
