namespace Connectors.Contracts;

/// <summary>How it was paid.</summary>
public enum PaymentMethod
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>By bank transfer.</summary>
    BankTransfer,
    /// <summary>By card.</summary>
    Card,
    /// <summary>By check.</summary>
    Check,
    /// <summary>In cash.</summary>
    Cash,
    /// <summary>Drawn from the payer's account.</summary>
    DirectDebit,
    /// <summary>Set against another debt.</summary>
    Offset,
    /// <summary>None of these.</summary>
    Other,
}
