namespace Connectors.Contracts;

/// <summary>How often pay is paid.</summary>
public enum PayFrequency
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Each week.</summary>
    Weekly,
    /// <summary>Every second week.</summary>
    Biweekly,
    /// <summary>Twice a month.</summary>
    Semimonthly,
    /// <summary>Each month.</summary>
    Monthly,
    /// <summary>Once a year.</summary>
    Annual,
    /// <summary>None of these.</summary>
    Other,
}
