namespace Connectors.Flows;

/// <summary>How far people are with a dead letter.</summary>
public enum LetterState
{
    /// <summary>Nobody has looked at it.</summary>
    Open = 0,
    /// <summary>Somebody knows of it; nothing has changed.</summary>
    Acknowledged,
    /// <summary>Its work is released and not done yet. A letter that is closed so was released by a person.</summary>
    Replayed,
    /// <summary>Closed: what it told of is gone, without a replay.</summary>
    Fixed,
    /// <summary>Closed: somebody decided that it is not to be done.</summary>
    Discarded,
}
