namespace Connectors.Contracts;

/// <summary>A bill.</summary>
/// <remarks>On write: the lines add up to the sub total; sub total and tax less discount are the total, exactly; every line has the currency of
/// the bill; a source is used once over all live lines.</remarks>
[Contract(BusinessArea.Billing, ContractClass.Transaction)]
public sealed record Invoice : AuditedRecord, IEntity
{
    static string IEntity.Name => "invoice";

    static string IEntity.Schema => "1.0";

    /// <summary>The number that people quote. Null for a bill that has none yet: the books give it when the bill is issued.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Who owes whom.</summary>
    public required Coded<InvoiceDirection> Direction { get; init; }

    /// <summary>Who is billed.</summary>
    public required Ref<Customer> Customer { get; init; }

    /// <summary>The contract that it bills.</summary>
    public Ref<Contract>? Contract { get; init; }

    /// <summary>The projects that it bills.</summary>
    public ImmutableArray<Ref<Project>> Projects { get => field.IsDefault ? [] : field; init; }

    /// <summary>Date of the bill.</summary>
    public required DateOnly IssueDate { get; init; }

    /// <summary>When it has to be paid.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>When the services were delivered.</summary>
    public DateRange? ServicePeriod { get; init; }

    /// <summary>The period that it is booked in.</summary>
    public Ref<AccountingPeriod>? PostingPeriod { get; init; }

    /// <summary>When it was booked.</summary>
    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>How it stands.</summary>
    public required Coded<InvoiceStatus> Status { get; init; }

    /// <summary>ISO 4217 code of all its amounts.</summary>
    [TextLength(3)]
    public required string Currency { get; init; }

    /// <summary>The rate to the currency of the books.</summary>
    public ExchangeRef? Fx { get; init; }

    /// <summary>Sum of the lines.</summary>
    public Money? SubTotal { get; init; }

    /// <summary>Discount on the whole, positive.</summary>
    public Money? Discount { get; init; }

    /// <summary>Tax in all.</summary>
    public Money? Tax { get; init; }

    /// <summary>What has to be paid: sub total and tax less discount.</summary>
    public required Money Total { get; init; }

    /// <summary>What is still open, as of the reading.</summary>
    public Money? Balance { get; init; }

    /// <summary>What has been paid, as of the reading.</summary>
    public Money? Paid { get; init; }

    /// <summary>Whether amounts of lines hold the tax.</summary>
    public Coded<TaxMode>? TaxMode { get; init; }

    /// <summary>Tax by rate.</summary>
    public ImmutableArray<TaxLine> TaxLines { get => field.IsDefault ? [] : field; init; }

    /// <summary>When it is due.</summary>
    public Ref<PaymentTerm>? Terms { get; init; }

    /// <summary>The customer's order number.</summary>
    [TextLength(60)]
    public string? PoNumber { get; init; }

    /// <summary>Words for the books.</summary>
    [TextLength(4000)]
    public string? Memo { get; init; }

    /// <summary>Words for the customer.</summary>
    [TextLength(4000)]
    public string? Message { get; init; }

    /// <summary>Where it goes.</summary>
    public Address? BillTo { get; init; }

    /// <summary>Where the goods went.</summary>
    public Address? ShipTo { get; init; }

    /// <summary>What is billed; a bill read without its lines has none.</summary>
    public ImmutableArray<InvoiceLine> Lines { get => field.IsDefault ? [] : field; init; }

    /// <summary>Payments set against it.</summary>
    public ImmutableArray<Allocation> Payments { get => field.IsDefault ? [] : field; init; }

    /// <summary>Credit notes set against it.</summary>
    public ImmutableArray<Allocation> Credits { get => field.IsDefault ? [] : field; init; }

    /// <summary>How it was sent.</summary>
    public InvoiceDelivery? Delivery { get; init; }

    /// <summary>The vendor's version stamp, where a write has to name it.</summary>
    [TextLength(100)]
    public string? RowVersion { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Invoice? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
