namespace Connectors.Contracts;

/// <summary>How urgent a work item is.</summary>
public enum Priority
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Least.</summary>
    Lowest,
    /// <summary>Little.</summary>
    Low,
    /// <summary>Usual.</summary>
    Medium,
    /// <summary>Much.</summary>
    High,
    /// <summary>Most.</summary>
    Highest,
    /// <summary>Drop everything.</summary>
    Critical,
}
