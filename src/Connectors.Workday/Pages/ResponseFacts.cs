namespace Connectors.Workday;

/// <summary>What an answer says about itself.</summary>
internal sealed record ResponseFacts
{
    /// <summary>The page that it is; null when it does not say.</summary>
    public int? Page { get; init; }

    /// <summary>How many there are; null when it does not say.</summary>
    public int? TotalPages { get; init; }

    /// <summary>The effective day of the records.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The entry moment of the records.</summary>
    public DateTimeOffset? Through { get; init; }

    /// <summary>Parts that were asked for.</summary>
    public ImmutableArray<ResponseGroup> Groups { get; init; } = [];
}
