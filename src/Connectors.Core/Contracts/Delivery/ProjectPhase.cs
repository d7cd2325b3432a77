namespace Connectors.Contracts;

/// <summary>How far a project has come.</summary>
public enum ProjectPhase
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Being set up.</summary>
    Initiation,
    /// <summary>Being planned.</summary>
    Planning,
    /// <summary>Being carried out.</summary>
    Execution,
    /// <summary>Being watched.</summary>
    Monitoring,
    /// <summary>Being wound up.</summary>
    Closure,
    /// <summary>None of these.</summary>
    Other,
}
