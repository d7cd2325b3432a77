namespace Connectors.Contracts;

/// <summary>How a project is billed.</summary>
public enum ProjectBilling
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>By time and expenses.</summary>
    TimeMaterials,
    /// <summary>One price.</summary>
    FixedPrice,
    /// <summary>At milestones.</summary>
    Milestone,
    /// <summary>A sum for each period, for hours to be called off.</summary>
    Retainer,
    /// <summary>A sum for each period.</summary>
    Recurring,
    /// <summary>Not billed.</summary>
    NonBillable,
    /// <summary>More than one of these.</summary>
    Mixed,
}
