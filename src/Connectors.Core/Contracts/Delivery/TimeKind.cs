namespace Connectors.Contracts;

/// <summary>What the time was spent on.</summary>
public enum TimeKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Work.</summary>
    Work,
    /// <summary>Being under way.</summary>
    Travel,
    /// <summary>Being away for another reason than vacation.</summary>
    Absence,
    /// <summary>Vacation.</summary>
    Vacation,
    /// <summary>Work beyond the agreed hours.</summary>
    Overtime,
    /// <summary>None of these.</summary>
    Other,
}
