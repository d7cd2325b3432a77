namespace Connectors.Contracts;

/// <summary>How far something is billed.</summary>
public enum BillingState
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Not yet.</summary>
    Unbilled,
    /// <summary>Held back.</summary>
    OnHold,
    /// <summary>Chosen for a bill that is not issued.</summary>
    Selected,
    /// <summary>On a bill.</summary>
    Invoiced,
    /// <summary>Given up.</summary>
    WrittenOff,
    /// <summary>Billed and taken back.</summary>
    Credited,
}
