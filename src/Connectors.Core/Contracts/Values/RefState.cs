namespace Connectors.Contracts;

/// <summary>How far a reference is resolved.</summary>
public enum RefState
{
    /// <summary>Not looked up yet, or not there yet: who needs it waits.</summary>
    Pending = 0,
    /// <summary>Our id is known.</summary>
    Resolved,
    /// <summary>Looked up and not there.</summary>
    Missing,
    /// <summary>More than one record fits; a person has to choose.</summary>
    Ambiguous,
}
