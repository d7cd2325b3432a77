namespace Connectors.Contracts;

/// <summary>Whether orders of a customer are held for its credit.</summary>
public enum CreditHold
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Never held.</summary>
    None,
    /// <summary>Held when the limit is passed.</summary>
    Auto,
    /// <summary>Held.</summary>
    On,
}
