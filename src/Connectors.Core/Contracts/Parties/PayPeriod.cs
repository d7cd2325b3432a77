namespace Connectors.Contracts;

/// <summary>The time that a pay amount is for.</summary>
public enum PayPeriod
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>An hour.</summary>
    Hour,
    /// <summary>A day.</summary>
    Day,
    /// <summary>A week.</summary>
    Week,
    /// <summary>A month.</summary>
    Month,
    /// <summary>A year.</summary>
    Year,
}
