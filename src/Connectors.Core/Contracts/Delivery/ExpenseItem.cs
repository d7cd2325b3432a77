namespace Connectors.Contracts;

/// <summary>Money that somebody laid out: one item of an expense report, or an item on its own. The contract is named <c>expense</c>.</summary>
[Contract(BusinessArea.Delivery, ContractClass.Transaction)]
public sealed record ExpenseItem : AuditedRecord, IEntity
{
    static string IEntity.Name => "expense";

    static string IEntity.Schema => "1.0";

    /// <summary>The report that it belongs to; null for an item on its own.</summary>
    public Ref<ExpenseReport>? Report { get; init; }

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Who laid out the money.</summary>
    public required Ref<Resource> Resource { get; init; }

    /// <summary>For which project; null when for none.</summary>
    public Ref<Project>? Project { get; init; }

    /// <summary>For which task; null when for none.</summary>
    public Ref<WorkItem>? Task { get; init; }

    /// <summary>What sort of expense it is.</summary>
    public Ref<ExpenseCategory>? Category { get; init; }

    /// <summary>When the money was laid out.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How many units, such as kilometres; exact.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>What one unit costs.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>What it comes to, in the currency of the books.</summary>
    public required Money Amount { get; init; }

    /// <summary>What was paid, in the currency of the receipt; null when it is the same.</summary>
    public Money? ForeignAmount { get; init; }

    /// <summary>The rate between both.</summary>
    public ExchangeRef? Fx { get; init; }

    /// <summary>Tax inside the amount.</summary>
    public Money? TaxAmount { get; init; }

    /// <summary>The tax.</summary>
    public Ref<TaxCode>? TaxCode { get; init; }

    /// <summary>Whether the customer pays.</summary>
    public Coded<Billable>? Billable { get; init; }

    /// <summary>Whether the worker gets it back; null when not told.</summary>
    public bool? Reimbursable { get; init; }

    /// <summary>Who laid the money out.</summary>
    public Coded<PaidBy>? PaidBy { get; init; }

    /// <summary>Who got the money.</summary>
    [TextLength(255)]
    public string? Merchant { get; init; }

    /// <summary>What for, in words.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(4000)]
    public string? Note { get; init; }

    /// <summary>The receipts.</summary>
    public ImmutableArray<Ref<Attachment>> Receipts { get => field.IsDefault ? [] : field; init; }

    /// <summary>How far it is approved and paid back.</summary>
    public Coded<ExpenseStatus>? Status { get; init; }

    /// <summary>How far it is billed.</summary>
    public Coded<BillingState>? Billing { get; init; }

    /// <summary>The line, or the invoice, that it is billed on; null while it is not.</summary>
    [RefersTo("invoiceLine", "invoice")]
    public Ref<AnyEntity>? InvoiceLine { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(ExpenseItem? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
