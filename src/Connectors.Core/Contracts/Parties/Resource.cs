namespace Connectors.Contracts;

/// <summary>What can be scheduled: a named worker, a role still to be filled, a supplier, a thing. Who employs a person is told by <see
/// cref="Worker"/>.</summary>
[Contract(BusinessArea.Parties, ContractClass.Master)]
public sealed record Resource : AuditedRecord, IEntity
{
    static string IEntity.Name => "resource";

    static string IEntity.Schema => "1.0";

    /// <summary>What to call it; null when the vendor has only a key.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(255)]
    public string? Name { get; init; }

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>The worker that it stands for; null when it stands for none.</summary>
    public Ref<Worker>? Worker { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public required Coded<ResourceKind> Kind { get; init; }

    /// <summary>The role that it fills first.</summary>
    public Ref<Role>? PrimaryRole { get; init; }

    /// <summary>All roles that it can fill.</summary>
    public ImmutableArray<Ref<Role>> Roles { get => field.IsDefault ? [] : field; init; }

    /// <summary>What it can do.</summary>
    public ImmutableArray<ResourceSkill> Skills { get => field.IsDefault ? [] : field; init; }

    /// <summary>What it costs the tenant.</summary>
    [DataClass(DataClass.Sensitive)]
    public ImmutableArray<RateLine> CostRates { get => field.IsDefault ? [] : field; init; }

    /// <summary>What a customer pays for it.</summary>
    public ImmutableArray<RateLine> BillRates { get => field.IsDefault ? [] : field; init; }

    /// <summary>Share of the time that should be billable, 0 to 1.</summary>
    public decimal? BillableTarget { get; init; }

    /// <summary>When it works.</summary>
    public WorkCalendar? WorkCalendar { get; init; }

    /// <summary>Who approves its time and expenses.</summary>
    public ImmutableArray<Ref<Worker>> Approvers { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its accounts in other systems.</summary>
    public ImmutableArray<VendorReference> Accounts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Resource? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
