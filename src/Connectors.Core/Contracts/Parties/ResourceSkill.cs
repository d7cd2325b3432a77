namespace Connectors.Contracts;

/// <summary>Something that a resource can do, and how well. Immutable, thread-safe.</summary>
public sealed record ResourceSkill
{
    /// <summary>The skill.</summary>
    public required Ref<Skill> Skill { get; init; }

    /// <summary>How well, on the vendor's own scale.</summary>
    public decimal? Level { get; init; }

    /// <summary>Last day of a certificate; null when it does not end.</summary>
    public DateOnly? ValidTo { get; init; }
}
