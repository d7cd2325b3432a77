namespace Connectors.Contracts;

/// <summary>What may be entered on a project. Each is null when not told. Immutable, thread-safe.</summary>
public sealed record ProjectPolicies
{
    /// <summary>Whether time may be entered.</summary>
    public bool? AllowTime { get; init; }

    /// <summary>Whether expenses may be entered.</summary>
    public bool? AllowExpenses { get; init; }

    /// <summary>Whether only assignees of a task may enter time on it.</summary>
    public bool? LimitToAssignees { get; init; }
}
