namespace Connectors.Contracts;

/// <summary>A deal that may be won.</summary>
[Contract(BusinessArea.Selling, ContractClass.Transaction)]
public sealed record Opportunity : AuditedRecord, IEntity
{
    static string IEntity.Name => "opportunity";

    static string IEntity.Schema => "1.0";

    /// <summary>What the deal is called; some vendors allow a blank name, which is kept.</summary>
    [TextLength(255)]
    [BlankIsValue]
    public required string Name { get; init; }

    /// <summary>The number that people quote.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Who would buy.</summary>
    public required Ref<Customer> Customer { get; init; }

    /// <summary>People at the customer who take part.</summary>
    public ImmutableArray<OpportunityContact> Contacts { get => field.IsDefault ? [] : field; init; }

    /// <summary>What the deal is worth.</summary>
    public Money? Amount { get; init; }

    /// <summary>The worth weighted with the probability, as the vendor computes it.</summary>
    public Money? ExpectedRevenue { get; init; }

    /// <summary>Chance of being won, 0 to 1; vendors that have 0 to 100 are divided.</summary>
    public decimal? Probability { get; init; }

    /// <summary>Where in the pipeline it stands; the key is the vendor's name of the stage.</summary>
    public required Ref<Stage> Stage { get; init; }

    /// <summary>Open, won, lost or cancelled.</summary>
    public required Coded<OpportunityStatus> Status { get; init; }

    /// <summary>How sure it is in the forecast.</summary>
    public Coded<ForecastCategory>? Forecast { get; init; }

    /// <summary>When it should be decided; a plan until it is closed.</summary>
    public DateOnly? CloseDate { get; init; }

    /// <summary>When it was won, from the history; null while it is not, or when the vendor keeps no history.</summary>
    public DateTimeOffset? WonAt { get; init; }

    /// <summary>When it came into its stage.</summary>
    public DateTimeOffset? StageChangedAt { get; init; }

    /// <summary>What sort of business it is.</summary>
    public Coded<OpportunityType>? Type { get; init; }

    /// <summary>How the work will be paid.</summary>
    public Coded<Engagement>? Engagement { get; init; }

    /// <summary>What would be bought.</summary>
    public ImmutableArray<OpportunityLine> Lines { get => field.IsDefault ? [] : field; init; }

    /// <summary>Why it was lost, by the vendor's list.</summary>
    public CodedText? LossReason { get; init; }

    /// <summary>How it came about, by the vendor's list.</summary>
    public CodedText? Source { get; init; }

    /// <summary>What comes next, in the seller's words.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(1000)]
    public string? NextStep { get; init; }

    /// <summary>The campaign that brought it.</summary>
    public Ref<Campaign>? Campaign { get; init; }

    /// <summary>The registration of the partner who brought it.</summary>
    public Ref<PartnerDeal>? PartnerDeal { get; init; }

    /// <summary>When the work should begin.</summary>
    public DateOnly? PlannedStart { get; init; }

    /// <summary>When the work should end.</summary>
    public DateOnly? PlannedEnd { get; init; }

    /// <summary>The contract that came of it.</summary>
    public Ref<Contract>? Contract { get; init; }

    /// <summary>The project that came of it.</summary>
    public Ref<Project>? Project { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Opportunity? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
