namespace Connectors.Contracts;

/// <summary>An agreement with a customer.</summary>
[Contract(BusinessArea.Agreements, ContractClass.Master)]
public sealed record Contract : AuditedRecord, IEntity
{
    static string IEntity.Name => "contract";

    static string IEntity.Schema => "1.0";

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public required string Number { get; init; }

    /// <summary>What it is called.</summary>
    [TextLength(255)]
    public required string Title { get; init; }

    /// <summary>With whom.</summary>
    public required Ref<Customer> Customer { get; init; }

    /// <summary>What sort of contract it is.</summary>
    public required Coded<ContractKind> Kind { get; init; }

    /// <summary>The contract over it, such as the master agreement over a statement of work.</summary>
    public Ref<Contract>? Parent { get; init; }

    /// <summary>How it stands.</summary>
    public required Coded<ContractStatus> Status { get; init; }

    /// <summary>When and how long it holds.</summary>
    public ContractTerm? Term { get; init; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Who signed.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(255)]
    public string? SignedBy { get; init; }

    /// <summary>ISO 4217 code of its amounts.</summary>
    [TextLength(3)]
    public required string Currency { get; init; }

    /// <summary>What it is worth over its whole term.</summary>
    public Money? TotalValue { get; init; }

    /// <summary>What may be billed at most.</summary>
    public Money? NotToExceed { get; init; }

    /// <summary>When its bills are due.</summary>
    public Ref<PaymentTerm>? PaymentTerms { get; init; }

    /// <summary>How often it is billed.</summary>
    public Coded<BillingFrequency>? BillingFrequency { get; init; }

    /// <summary>The customer's order number, which bills have to quote.</summary>
    [TextLength(60)]
    public string? PoNumber { get; init; }

    /// <summary>Where bills go.</summary>
    public Address? BillTo { get; init; }

    /// <summary>The list its rates come from.</summary>
    public Ref<RateCard>? RateCard { get; init; }

    /// <summary>What was agreed.</summary>
    public ImmutableArray<ContractLine> Lines { get => field.IsDefault ? [] : field; init; }

    /// <summary>The projects that it pays for.</summary>
    public ImmutableArray<Ref<Project>> Projects { get => field.IsDefault ? [] : field; init; }

    /// <summary>The deal that it came from.</summary>
    public Ref<Opportunity>? Opportunity { get; init; }

    /// <summary>The contracts that changed it, oldest first.</summary>
    public ImmutableArray<Ref<Contract>> Amendments { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Contract? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
