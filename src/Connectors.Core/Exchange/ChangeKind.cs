namespace Connectors.Exchange;

/// <summary>What happened to a vendor's record.</summary>
public enum ChangeKind
{
    /// <summary>New.</summary>
    Created = 0,
    /// <summary>Changed.</summary>
    Updated,
    /// <summary>Gone.</summary>
    Deleted,
    /// <summary>Merged into another.</summary>
    Merged,
    /// <summary>Events were lost: read again.</summary>
    Gap,
}
