namespace Connectors.Contracts;

/// <summary>An item that another one waits for. Immutable, thread-safe.</summary>
public sealed record WorkItemDependency
{
    /// <summary>The item that comes first.</summary>
    public required Ref<WorkItem> Task { get; init; }

    /// <summary>Which ends hang together.</summary>
    public required Coded<DependencyType> Type { get; init; }

    /// <summary>Working time between both, negative for an overlap; null means none.</summary>
    public WorkTime? Lag { get; init; }
}
