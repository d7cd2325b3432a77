namespace Connectors.Flows;

/// <summary>How a record went.</summary>
public enum DeleteKind
{
    /// <summary>The vendor shows it as deleted; it may come back.</summary>
    SoftDeleted = 0,
    /// <summary>It is not there any more.</summary>
    HardDeleted,
    /// <summary>It was merged into another one.</summary>
    Merged,
    /// <summary>A complete scan did not find it: perhaps it is hidden from us only.</summary>
    NotSeen,
}
