namespace Connectors.Contracts;

/// <summary>When a resource works. Immutable, thread-safe.</summary>
public sealed record WorkCalendar
{
    /// <summary>The calendar at the vendor; null when the vendor has only the hours.</summary>
    public Ref<Calendar>? Calendar { get; init; }

    /// <summary>Work on each day of a week: seven values from Monday on, or none.</summary>
    public ImmutableArray<WorkTime> Weekly { get => field.IsDefault ? [] : field; init; }

    /// <summary>Days without work.</summary>
    public ImmutableArray<DateOnly> Holidays { get => field.IsDefault ? [] : field; init; }

    /// <summary>IANA name of the zone that the days are in.</summary>
    [TextLength(60)]
    public string? TimeZone { get; init; }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(WorkCalendar? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
