namespace Connectors.Contracts;

/// <summary>Whether amounts of lines hold the tax.</summary>
public enum TaxMode
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Tax comes on top.</summary>
    Exclusive,
    /// <summary>Tax is inside.</summary>
    Inclusive,
    /// <summary>No tax.</summary>
    None,
}
