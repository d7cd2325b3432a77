namespace Connectors.Contracts;

/// <summary>What a line of an invoice is for.</summary>
public enum InvoiceLineKind
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Hours worked.</summary>
    Time,
    /// <summary>Expenses.</summary>
    Expense,
    /// <summary>A milestone.</summary>
    Milestone,
    /// <summary>Part of a fixed price.</summary>
    FixedFee,
    /// <summary>A period.</summary>
    Recurring,
    /// <summary>What was used.</summary>
    Usage,
    /// <summary>Goods.</summary>
    Material,
    /// <summary>A fee.</summary>
    Fee,
    /// <summary>A discount, negative.</summary>
    Discount,
    /// <summary>Tax.</summary>
    Tax,
    /// <summary>A sum of lines above; not added again.</summary>
    Subtotal,
    /// <summary>Words only.</summary>
    Text,
}
