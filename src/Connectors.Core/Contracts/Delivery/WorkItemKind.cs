namespace Connectors.Contracts;

/// <summary>What sort of work item it is.</summary>
public enum WorkItemKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Holds other items.</summary>
    Phase,
    /// <summary>Something handed over.</summary>
    Deliverable,
    /// <summary>Work.</summary>
    Task,
    /// <summary>A point in time.</summary>
    Milestone,
    /// <summary>Something in the way.</summary>
    Issue,
    /// <summary>A defect.</summary>
    Bug,
    /// <summary>A wish of a user.</summary>
    Story,
    /// <summary>A large wish that holds others.</summary>
    Epic,
    /// <summary>Part of a task.</summary>
    Subtask,
    /// <summary>Asked for by somebody.</summary>
    Request,
    /// <summary>Something broke.</summary>
    Incident,
}
