using Connectors.State;

namespace Connectors.Flows;

/// <summary>Which dead letters. What is null does not count; what is not null must all hold.</summary>
public sealed record LetterFilter
{
    /// <summary>All of them.</summary>
    public static LetterFilter All { get; } = new();

    /// <summary>The letter with this id.</summary>
    public string? Id { get; init; }

    /// <summary>Letters of this flow.</summary>
    public string? Flow { get; init; }

    /// <summary>Letters of this cause group, whole text.</summary>
    public string? Cause { get; init; }

    /// <summary>Letters that this role owns.</summary>
    public string? Owner { get; init; }

    /// <summary>Letters of this record: the vendor's id, or the text of <see cref="DeadLetter.Record"/>.</summary>
    public string? Record { get; init; }

    /// <summary>Letters that were due at this time, UTC.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Letters that people are so far with.</summary>
    public LetterState? State { get; init; }

    internal bool Matches(DeadLetter letter) =>
        (Id is null || Same(Id, letter.Id)) && (Flow is null || Same(Flow, letter.Flow)) && (Cause is null || Same(Cause, letter.CauseGroup))
        && (Owner is null || Same(Owner, letter.OwnerRole)) && (DueBefore is null || letter.DueAt <= DueBefore)
        && (State is null || State == letter.State)
        && (Record is null || Same(Record, letter.Record) || Same(Record, letter.Key?.Value));

    /// <summary>The index that finds the fewest; null when all entries have to be looked at. Flows need none: their letters stand together.</summary>
    internal string? IndexKey => this switch
    {
        { Id: { } id } => $"id:{id}",
        { Record: { } record } => $"record:{record}",
        { Cause: { } cause } => $"cause:{cause}",
        { Owner: { } owner } => $"owner:{owner}",
        _ => null,
    };

    /// <summary>Whether letters of older packages cannot be found by the index.</summary>
    internal bool IsNewIndex => Id is not null || Record is not null;

    private static bool Same(string wanted, string? actual) => string.Equals(wanted, actual, StringComparison.Ordinal);
}
