namespace Connectors.Flows;

/// <summary>A write that was sent and not followed by a commit under its lease: another process may have written something newer before it
/// arrived.</summary>
/// <param name="RunId">Whose.</param>
/// <param name="Step">Name of its intent.</param>
internal sealed record LateWrite(Guid RunId, string Step)
{
    /// <summary>The record that the vendor answered with; null when no answer was heard.</summary>
    public string? RecordId { get; init; }

    /// <summary>How often it could not be looked at.</summary>
    public int Tries { get; init; }
}
