namespace Connectors.Contracts;

/// <summary>Who pays a rate.</summary>
public enum RateKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>A customer.</summary>
    Bill,
    /// <summary>The tenant: what the work costs.</summary>
    Cost,
}
