namespace Connectors.Contracts;

/// <summary>Something that is billed. Immutable, thread-safe.</summary>
public sealed record InvoiceLine
{
    /// <summary>Number of the line, 1 or more.</summary>
    public int? No { get; init; }

    /// <summary>What it is for.</summary>
    public required Coded<InvoiceLineKind> Kind { get; init; }

    /// <summary>The product.</summary>
    public Ref<Product>? Product { get; init; }

    /// <summary>What it is, in words.</summary>
    [TextLength(4000)]
    public string? Description { get; init; }

    /// <summary>How many; exact.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>What the quantity counts.</summary>
    public Coded<Unit>? Unit { get; init; }

    /// <summary>The price of one.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>The price of the line; authoritative, also where it differs from quantity times price by rounding. Null for words only.</summary>
    public Money? Amount { get; init; }

    /// <summary>The tax.</summary>
    public Ref<TaxCode>? TaxCode { get; init; }

    /// <summary>Tax on the line.</summary>
    public Money? TaxAmount { get; init; }

    /// <summary>Discount inside the amount, positive.</summary>
    public Money? Discount { get; init; }

    /// <summary>The project that it bills.</summary>
    public Ref<Project>? Project { get; init; }

    /// <summary>The task that it bills.</summary>
    public Ref<WorkItem>? Task { get; init; }

    /// <summary>Whose work it bills.</summary>
    public Ref<Resource>? Resource { get; init; }

    /// <summary>What work it bills.</summary>
    public Ref<Role>? Role { get; init; }

    /// <summary>When it was delivered.</summary>
    public DateRange? ServiceRange { get; init; }

    /// <summary>The account that it is booked on.</summary>
    public Ref<LedgerAccount>? Account { get; init; }

    /// <summary>Where in the organisation it is booked.</summary>
    public OrgScope? Org { get; init; }

    /// <summary>What it was made from.</summary>
    public ImmutableArray<LineSource> Sources { get => field.IsDefault ? [] : field; init; }

    /// <summary>When its revenue is recognised.</summary>
    public Ref<RevenueSchedule>? RevRec { get; init; }

    /// <summary>The line of the contract, or the contract, that it bills.</summary>
    [RefersTo("contractLine", "contract")]
    public Ref<AnyEntity>? ContractLine { get; init; }

    /// <summary>Place among the lines, ascending.</summary>
    public int? Order { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(InvoiceLine? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
