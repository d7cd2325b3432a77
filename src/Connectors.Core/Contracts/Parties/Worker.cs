namespace Connectors.Contracts;

/// <summary>A person who works for the tenant, as the people team sees it. What can be scheduled is a <see cref="Resource"/>.</summary>
[Contract(BusinessArea.Parties, ContractClass.Master)]
public sealed record Worker : AuditedRecord, IEntity
{
    static string IEntity.Name => "worker";

    static string IEntity.Schema => "1.0";

    /// <summary>The number that the people team gave. Numbers of employees and contingent workers may overlap at a vendor.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(60)]
    public required string WorkerNumber { get; init; }

    /// <summary>A second number that people quote, where the vendor has one.</summary>
    [TextLength(60)]
    public string? Number { get; init; }

    /// <summary>Legal and preferred name.</summary>
    public required PartyName Name { get; init; }

    /// <summary>E-mail address at work; without it a worker cannot be matched to accounts elsewhere.</summary>
    public Email? WorkEmail { get; init; }

    /// <summary>On what terms the person works.</summary>
    public required Coded<WorkerType> WorkerType { get; init; }

    /// <summary>Whether the person works at present.</summary>
    public required Coded<WorkerStatus> Status { get; init; }

    /// <summary>When the contract was made.</summary>
    [DataClass(DataClass.Personal)]
    public DateOnly? HireDate { get; init; }

    /// <summary>First day of work; may lie ahead.</summary>
    [DataClass(DataClass.Personal)]
    public DateOnly? StartDate { get; init; }

    /// <summary>When the contract ends; may lie ahead.</summary>
    [DataClass(DataClass.Personal)]
    public DateOnly? TerminationDate { get; init; }

    /// <summary>Last day of work.</summary>
    [DataClass(DataClass.Personal)]
    public DateOnly? LastDay { get; init; }

    /// <summary>Present, past and future positions.</summary>
    public ImmutableArray<Position> Positions { get => field.IsDefault ? [] : field; init; }

    /// <summary>IANA name, such as <c>America/Los_Angeles</c>.</summary>
    [TextLength(60)]
    public string? TimeZone { get; init; }

    /// <summary>BCP 47 tag.</summary>
    [TextLength(35)]
    public string? Locale { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the place of work.</summary>
    [DataClass(DataClass.Personal)]
    [TextLength(2)]
    public string? Country { get; init; }

    /// <summary>Pay. Read only where the tenant switched it on.</summary>
    [DataClass(DataClass.Sensitive)]
    public ImmutableArray<Compensation> Compensation { get => field.IsDefault ? [] : field; init; }

    /// <summary>What an hour of the person's work costs the tenant, kept apart because few may see it.</summary>
    public Ref<Rate>? CostRate { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Worker? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
