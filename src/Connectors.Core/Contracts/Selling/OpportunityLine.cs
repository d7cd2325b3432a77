namespace Connectors.Contracts;

/// <summary>What would be bought. Immutable, thread-safe.</summary>
public sealed record OpportunityLine
{
    /// <summary>The product.</summary>
    public Ref<Product>? Product { get; init; }

    /// <summary>What it is, in words.</summary>
    [TextLength(4000)]
    public string? Description { get; init; }

    /// <summary>How many; exact.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The price of one.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>Discount in percent, 0 to 100.</summary>
    public decimal? DiscountPct { get; init; }

    /// <summary>The price of the line, as the vendor has it: not computed here.</summary>
    public Money? Total { get; init; }

    /// <summary>When it would be delivered.</summary>
    public DateOnly? ServiceDate { get; init; }

    /// <summary>Who would do the work.</summary>
    public Ref<Role>? Role { get; init; }

    /// <summary>Place among the lines, ascending.</summary>
    public int? Order { get; init; }
}
