namespace Connectors.Contracts;

/// <summary>Time that somebody worked on one day.</summary>
/// <remarks>Once invoiced an entry does not change any more: a later change is a reversal and a new entry. The pair of id and version stands on
/// one live invoice line at most.</remarks>
[Contract(BusinessArea.Delivery, ContractClass.Transaction)]
public sealed record TimeEntry : AuditedRecord, IEntity
{
    static string IEntity.Name => "timeEntry";

    static string IEntity.Schema => "1.0";

    /// <summary>Who worked.</summary>
    public required Ref<Resource> Resource { get; init; }

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>On which project; demanded when it is billable.</summary>
    public Ref<Project>? Project { get; init; }

    /// <summary>On which task; null for time on the project as a whole.</summary>
    public Ref<WorkItem>? Task { get; init; }

    /// <summary>On which day, in the worker's zone.</summary>
    public required DateOnly WorkDate { get; init; }

    /// <summary>How long.</summary>
    public required WorkTime Duration { get; init; }

    /// <summary>From when, where the vendor tells.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>To when, where the vendor tells.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the time was spent on.</summary>
    public required Coded<TimeKind> Kind { get; init; }

    /// <summary>As what.</summary>
    public Ref<Role>? Role { get; init; }

    /// <summary>The service item that it is billed as.</summary>
    public Ref<Product>? Product { get; init; }

    /// <summary>Whether the customer pays.</summary>
    public required Coded<Billable> Billable { get; init; }

    /// <summary>What the customer pays for an hour, as it was on the day.</summary>
    public Money? BillRate { get; init; }

    /// <summary>What an hour costs the tenant, as it was on the day.</summary>
    [DataClass(DataClass.Sensitive)]
    public Money? CostRate { get; init; }

    /// <summary>What the customer pays for the entry, as the vendor has it.</summary>
    public Money? BillAmount { get; init; }

    /// <summary>What the entry costs the tenant, as the vendor has it.</summary>
    [DataClass(DataClass.Sensitive)]
    public Money? CostAmount { get; init; }

    /// <summary>How far it is approved.</summary>
    public required Coded<TimeEntryStatus> Status { get; init; }

    /// <summary>Who handed it in and who decided.</summary>
    public Approval? Approval { get; init; }

    /// <summary>How far it is billed.</summary>
    public required Coded<BillingState> Billing { get; init; }

    /// <summary>The line, or the invoice, that it is billed on; null while it is not.</summary>
    [RefersTo("invoiceLine", "invoice")]
    public Ref<AnyEntity>? InvoiceLine { get; init; }

    /// <summary>What was done, in words that the customer may see.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(4000)]
    public string? Note { get; init; }

    /// <summary>What was done, in words that the customer must not see.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(4000)]
    public string? InternalNote { get; init; }

    /// <summary>Where, in words.</summary>
    [TextLength(255)]
    public string? Location { get; init; }

    /// <summary>Whether tax is charged on it.</summary>
    public bool? Taxable { get; init; }

    /// <summary>The entry that this one corrects; null for an entry of its own.</summary>
    public Ref<TimeEntry>? CorrectionOf { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(TimeEntry? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
