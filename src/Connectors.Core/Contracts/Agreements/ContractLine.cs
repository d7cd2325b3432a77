namespace Connectors.Contracts;

/// <summary>Something that was agreed. Immutable, thread-safe.</summary>
public sealed record ContractLine
{
    /// <summary>Number of the line, 1 or more.</summary>
    public int? No { get; init; }

    /// <summary>The product.</summary>
    public Ref<Product>? Product { get; init; }

    /// <summary>Who does the work.</summary>
    public Ref<Role>? Role { get; init; }

    /// <summary>The project that it pays for.</summary>
    public Ref<Project>? Project { get; init; }

    /// <summary>The task that it pays for.</summary>
    public Ref<WorkItem>? Task { get; init; }

    /// <summary>What it is, in words.</summary>
    [TextLength(4000)]
    public string? Description { get; init; }

    /// <summary>How it is billed.</summary>
    public required Coded<LineBilling> Billing { get; init; }

    /// <summary>How many; exact.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The price of one.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>The price of the line, as the vendor has it: not computed here.</summary>
    public Money? Amount { get; init; }

    /// <summary>What may be billed for it at most.</summary>
    public Money? Cap { get; init; }

    /// <summary>When it is delivered.</summary>
    public DateRange? Range { get; init; }

    /// <summary>The tax on it.</summary>
    public Ref<TaxCode>? TaxCode { get; init; }

    /// <summary>How its revenue is recognised.</summary>
    public RevenueRecognition? RevRec { get; init; }
}
