namespace Connectors.Contracts;

/// <summary>Money that was paid. It never holds an instrument number, at most a token or the last four digits.</summary>
[Contract(BusinessArea.Billing, ContractClass.Transaction)]
public sealed record Payment : AuditedRecord, IEntity
{
    static string IEntity.Name => "payment";

    static string IEntity.Schema => "1.0";

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Which way the money went.</summary>
    public required Coded<PaymentDirection> Direction { get; init; }

    /// <summary>Who paid, or was paid.</summary>
    [RefersTo("customer", "vendor", "worker")]
    public required Ref<AnyEntity> Party { get; init; }

    /// <summary>Business date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How much, positive.</summary>
    public required Money Amount { get; init; }

    /// <summary>What is not set against any document.</summary>
    public Money? Unapplied { get; init; }

    /// <summary>The rate to the currency of the books.</summary>
    public ExchangeRef? Fx { get; init; }

    /// <summary>How it was paid.</summary>
    public Coded<PaymentMethod>? Method { get; init; }

    /// <summary>What the payer wrote.</summary>
    [TextLength(255)]
    public string? Reference { get; init; }

    /// <summary>The account that the money is on.</summary>
    public Ref<LedgerAccount>? Account { get; init; }

    /// <summary>How it stands.</summary>
    public required Coded<PaymentStatus> Status { get; init; }

    /// <summary>The documents that it is set against.</summary>
    public ImmutableArray<Allocation> Allocations { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether it was matched with the bank's statement; null when not told.</summary>
    public bool? Reconciled { get; init; }

    /// <summary>The period that it is booked in.</summary>
    public Ref<AccountingPeriod>? PeriodRef { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Payment? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
