namespace Connectors.Contracts;

/// <summary>A task: a piece of work of a project, or an item of a tracker that is used as one.</summary>
/// <remarks>The .NET name is not <c>Task</c>, which every asynchronous method needs; the contract is named <c>task</c>.</remarks>
[Contract(BusinessArea.Delivery, ContractClass.Transaction)]
public sealed record WorkItem : AuditedRecord, IEntity
{
    static string IEntity.Name => "task";

    static string IEntity.Schema => "1.0";

    /// <summary>The project that it belongs to.</summary>
    public required Ref<Project> Project { get; init; }

    /// <summary>The item that it is part of; null at the top.</summary>
    public Ref<WorkItem>? Parent { get; init; }

    /// <summary>The number or key that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Place in the work breakdown, such as <c>1.2.3</c>.</summary>
    [TextLength(60)]
    public string? Wbs { get; init; }

    /// <summary>What it is called.</summary>
    [TextLength(1000)]
    public required string Title { get; init; }

    /// <summary>What is to be done.</summary>
    public RichText? Description { get; init; }

    /// <summary>What sort of item it is.</summary>
    public required Coded<WorkItemKind> Kind { get; init; }

    /// <summary>How it stands, by category; the vendor's own status is the raw value.</summary>
    public required Coded<WorkItemStatus> Status { get; init; }

    /// <summary>How urgent it is.</summary>
    public Coded<Priority>? Priority { get; init; }

    /// <summary>Who does it.</summary>
    public ImmutableArray<Ref<Resource>> Assignees { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who asked for it.</summary>
    [RefersTo("user", "worker", "resource", "contact")]
    public Ref<AnyEntity>? Reporter { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>When it was finished.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Work that it should take.</summary>
    public WorkTime? Estimate { get; init; }

    /// <summary>Work that is left, as estimated.</summary>
    public WorkTime? Remaining { get; init; }

    /// <summary>Work that was entered, as of the reading.</summary>
    public WorkTime? Spent { get; init; }

    /// <summary>Share that is done, 0 to 1.</summary>
    public decimal? PercentComplete { get; init; }

    /// <summary>Whether time on it is billable unless an entry says otherwise; null when not told.</summary>
    public bool? Billable { get; init; }

    /// <summary>Its fixed price; null when it has none.</summary>
    public Money? FixedFee { get; init; }

    /// <summary>What it may cost.</summary>
    public Money? Budget { get; init; }

    /// <summary>The items that it waits for.</summary>
    public ImmutableArray<WorkItemDependency> Dependencies { get => field.IsDefault ? [] : field; init; }

    /// <summary>The sprint, by the vendor's list.</summary>
    public CodedText? Sprint { get; init; }

    /// <summary>Parts of the product that it touches.</summary>
    public ImmutableArray<string> Components { get => field.IsDefault ? [] : field; init; }

    /// <summary>How it ended, by the vendor's list.</summary>
    public CodedText? Resolution { get; init; }

    /// <summary>Address of its page.</summary>
    [TextLength(2000)]
    public string? Url { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(WorkItem? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
