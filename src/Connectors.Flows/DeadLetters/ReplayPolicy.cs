namespace Connectors.Flows;

/// <summary>How the work of a dead letter is done again.</summary>
public enum ReplayPolicy
{
    /// <summary>Its run goes on at the step where it stopped; what was confirmed stays.</summary>
    Resume = 0,
    /// <summary>The record is read from its source by id once more and taken in like any other.</summary>
    Reread,
    /// <summary>It cannot be: somebody corrects the records and discards the letter.</summary>
    None,
}
