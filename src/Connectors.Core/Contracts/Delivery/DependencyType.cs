namespace Connectors.Contracts;

/// <summary>Which ends of two work items hang together.</summary>
public enum DependencyType
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>The later starts when the earlier finishes.</summary>
    Fs,
    /// <summary>The later starts when the earlier starts.</summary>
    Ss,
    /// <summary>The later finishes when the earlier finishes.</summary>
    Ff,
    /// <summary>The later finishes when the earlier starts.</summary>
    Sf,
}
