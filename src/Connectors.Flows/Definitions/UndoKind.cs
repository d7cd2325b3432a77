namespace Connectors.Flows;

/// <summary>How a step is undone.</summary>
public enum UndoKind
{
    /// <summary>Not at all: what was written stays, said on purpose.</summary>
    None = 0,
    /// <summary>What the run made is deleted; what was there before stays.</summary>
    Delete,
    /// <summary>The record is written to once more, with what a derivation makes of the trigger's record.</summary>
    Update,
}
