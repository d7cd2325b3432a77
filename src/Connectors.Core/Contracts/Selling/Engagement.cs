namespace Connectors.Contracts;

/// <summary>How the work of a deal will be paid.</summary>
public enum Engagement
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>By time and expenses.</summary>
    TimeMaterials,
    /// <summary>One price.</summary>
    FixedPrice,
    /// <summary>A price for each milestone.</summary>
    Milestone,
    /// <summary>A sum for each period, for hours to be called off.</summary>
    Retainer,
    /// <summary>A sum for each period, for a product.</summary>
    Subscription,
    /// <summary>More than one of these.</summary>
    Mixed,
}
