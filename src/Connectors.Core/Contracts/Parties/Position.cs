namespace Connectors.Contracts;

/// <summary>What a worker does in the organisation, for a time. Immutable, thread-safe.</summary>
[DataClass(DataClass.Personal)]
public sealed record Position
{
    /// <summary>Name of the position.</summary>
    [TextLength(255)]
    public string? Title { get; init; }

    /// <summary>Name of the profile that it follows.</summary>
    [TextLength(255)]
    public string? JobProfile { get; init; }

    /// <summary>Grade, as the vendor has it.</summary>
    [TextLength(60)]
    public string? Level { get; init; }

    /// <summary>The unit that it belongs to.</summary>
    public Ref<OrgUnit>? Org { get; init; }

    /// <summary>The site.</summary>
    public Ref<OrgUnit>? Location { get; init; }

    /// <summary>Who leads the worker in it.</summary>
    public Ref<Worker>? Manager { get; init; }

    /// <summary>Share of a full-time position, 0 to 1; exact.</summary>
    public decimal? Fte { get; init; }

    /// <summary>Agreed work in a week.</summary>
    public WorkTime? StandardHoursPerWeek { get; init; }

    /// <summary>When it holds; null when not told. May lie ahead.</summary>
    public DateRange? Range { get; init; }

    /// <summary>Whether it is the main one of several at a time.</summary>
    public bool? Primary { get; init; }

    /// <summary>Name of the type only: what it holds is personal.</summary>
    public override string ToString() => nameof(Position);
}
