namespace Connectors.Contracts;

/// <summary>Whether a record lives at its source.</summary>
public enum RecordState
{
    /// <summary>In use.</summary>
    Live = 0,
    /// <summary>Out of use, still referenced.</summary>
    Archived,
    /// <summary>Gone at the source; a tombstone.</summary>
    Deleted,
}
