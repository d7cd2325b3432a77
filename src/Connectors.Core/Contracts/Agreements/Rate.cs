namespace Connectors.Contracts;

/// <summary>A price of one unit of work, for whom and when it holds. Null in a member that limits means that it does not limit.</summary>
/// <remarks>Which of several rates counts is decided from the narrow to the wide: entry, task, resource on the project, role on the project, card of
/// the
/// project, card of the customer, general card. Without any there is no rate, never zero.</remarks>
[Contract(BusinessArea.Agreements, ContractClass.Master)]
public sealed record Rate : AuditedRecord, IEntity
{
    static string IEntity.Name => "rate";

    static string IEntity.Schema => "1.0";

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Whether a customer pays it or it is what the work costs.</summary>
    public required Coded<RateKind> Kind { get; init; }

    /// <summary>The price of one unit. A cost rate tells what a person earns.</summary>
    [DataClass(DataClass.Sensitive)]
    public required Money Amount { get; init; }

    /// <summary>What one unit is; null means an hour.</summary>
    public Coded<Unit>? Unit { get; init; }

    /// <summary>A factor on the amount, such as 1.5 for overtime; null means 1.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>The list that it stands in.</summary>
    public Ref<RateCard>? Card { get; init; }

    /// <summary>The worker whose work it prices.</summary>
    public Ref<Worker>? Worker { get; init; }

    /// <summary>The resource whose work it prices.</summary>
    public Ref<Resource>? Resource { get; init; }

    /// <summary>The role whose work it prices.</summary>
    public Ref<Role>? Role { get; init; }

    /// <summary>The task that it holds for.</summary>
    public Ref<WorkItem>? Task { get; init; }

    /// <summary>The product that it sells.</summary>
    public Ref<Product>? Product { get; init; }

    /// <summary>When it holds; null means always. Never read today's rate for an old entry.</summary>
    public DateRange? Range { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Rate? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
