namespace Connectors.Contracts;

/// <summary>Work for a customer or for the tenant itself.</summary>
[Contract(BusinessArea.Delivery, ContractClass.Master)]
public sealed record Project : AuditedRecord, IEntity
{
    static string IEntity.Name => "project";

    static string IEntity.Schema => "1.0";

    /// <summary>What it is called.</summary>
    [TextLength(255)]
    public required string Name { get; init; }

    /// <summary>Its short name, such as a key that stands before task numbers.</summary>
    [TextLength(60)]
    public string? Code { get; init; }

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>For whom; null for the tenant itself, demanded when anything in it is billable.</summary>
    public Ref<Customer>? Customer { get; init; }

    /// <summary>How it stands. Vendors let tenants define their own; the tenant's value table decides.</summary>
    public required Coded<ProjectStatus> Status { get; init; }

    /// <summary>How far it has come.</summary>
    public Coded<ProjectPhase>? Phase { get; init; }

    /// <summary>How it fares.</summary>
    public Coded<ProjectHealth>? Health { get; init; }

    /// <summary>Whom it is for.</summary>
    public Coded<ProjectKind>? Kind { get; init; }

    /// <summary>How it is billed.</summary>
    public required Coded<ProjectBilling> Billing { get; init; }

    /// <summary>First day by the plan.</summary>
    public DateOnly? PlannedStart { get; init; }

    /// <summary>Last day by the plan.</summary>
    public DateOnly? PlannedEnd { get; init; }

    /// <summary>First day in fact.</summary>
    public DateOnly? ActualStart { get; init; }

    /// <summary>Last day in fact.</summary>
    public DateOnly? ActualEnd { get; init; }

    /// <summary>Last day as the vendor computes it from the tasks.</summary>
    public DateOnly? EffectiveDue { get; init; }

    /// <summary>ISO 4217 code of its amounts.</summary>
    [TextLength(3)]
    public required string Currency { get; init; }

    /// <summary>What it may use.</summary>
    public ProjectFigures? Budget { get; init; }

    /// <summary>What it has used, as of the reading.</summary>
    public ProjectFigures? Used { get; init; }

    /// <summary>What is left, as the vendor computes it.</summary>
    public ProjectFigures? Remaining { get; init; }

    /// <summary>What it will have used at the end, as estimated.</summary>
    public ProjectFigures? Eac { get; init; }

    /// <summary>Share that is done, 0 to 1; vendors that have 0 to 100 are divided.</summary>
    public decimal? PercentComplete { get; init; }

    /// <summary>Who leads it.</summary>
    [RefersTo("resource", "worker", "user")]
    public Ref<AnyEntity>? Manager { get; init; }

    /// <summary>Who works on it.</summary>
    public ImmutableArray<ProjectMember> Team { get => field.IsDefault ? [] : field; init; }

    /// <summary>The contract that pays for it.</summary>
    public Ref<Contract>? Contract { get; init; }

    /// <summary>The deal that it came from.</summary>
    public Ref<Opportunity>? Opportunity { get; init; }

    /// <summary>The list its rates come from.</summary>
    public Ref<RateCard>? RateCard { get; init; }

    /// <summary>The project that it is part of.</summary>
    public Ref<Project>? Parent { get; init; }

    /// <summary>The project that it was copied from.</summary>
    public Ref<Project>? Template { get; init; }

    /// <summary>What has to be approved, and by whom.</summary>
    public ProjectApprovals? Approvals { get; init; }

    /// <summary>What may be entered.</summary>
    public ProjectPolicies? Policies { get; init; }

    /// <summary>How its revenue is recognised, by the vendor's list.</summary>
    public CodedText? RevRec { get; init; }

    /// <summary>Margin aimed at, 0 to 1.</summary>
    public decimal? TargetMargin { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Project? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
