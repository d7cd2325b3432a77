namespace Connectors.Contracts;

/// <summary>How a project fares.</summary>
public enum ProjectHealth
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Well.</summary>
    Green,
    /// <summary>At risk.</summary>
    Yellow,
    /// <summary>In trouble.</summary>
    Red,
    /// <summary>Not judged.</summary>
    Grey,
}
