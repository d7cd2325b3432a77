namespace Connectors.Contracts;

/// <summary>The exchange rate that a document was booked with. Kept as it was; amounts are never recomputed from it silently.</summary>
/// <remarks>It is no market rate and no table of rates. Immutable, thread-safe.</remarks>
public sealed record ExchangeRef
{
    /// <summary>How many units of <see cref="To"/> one unit of <see cref="From"/> is worth; greater than zero.</summary>
    public required decimal Rate { get; init; }

    /// <summary>ISO 4217 code that the amounts are in.</summary>
    public required string From { get; init; }

    /// <summary>ISO 4217 code of the books.</summary>
    public required string To { get; init; }

    /// <summary>Business date of the rate.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What sort of rate it is.</summary>
    public Coded<FxKind>? Kind { get; init; }

    /// <summary>Who published it, such as the name of the vendor's table; null when not told.</summary>
    public string? Source { get; init; }
}
