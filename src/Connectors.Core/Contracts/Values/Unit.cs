namespace Connectors.Contracts;

/// <summary>What a quantity counts.</summary>
public enum Unit
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>An hour of work.</summary>
    Hour,
    /// <summary>A working day.</summary>
    Day,
    /// <summary>A calendar month.</summary>
    Month,
    /// <summary>A calendar year.</summary>
    Year,
    /// <summary>A piece.</summary>
    Each,
    /// <summary>A kilometre.</summary>
    Km,
    /// <summary>A mile.</summary>
    Mile,
    /// <summary>A hundredth of a whole.</summary>
    Percent,
    /// <summary>A unit that is none of these.</summary>
    Other,
}
