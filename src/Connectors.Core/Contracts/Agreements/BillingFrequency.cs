namespace Connectors.Contracts;

/// <summary>How often a contract is billed.</summary>
public enum BillingFrequency
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Once, at the end.</summary>
    OnCompletion,
    /// <summary>Each week.</summary>
    Weekly,
    /// <summary>Every second week.</summary>
    Biweekly,
    /// <summary>Each month.</summary>
    Monthly,
    /// <summary>Each quarter.</summary>
    Quarterly,
    /// <summary>Once a year.</summary>
    Annual,
    /// <summary>At milestones.</summary>
    Milestone,
    /// <summary>Ahead, as prepaid.</summary>
    Prepaid,
}
