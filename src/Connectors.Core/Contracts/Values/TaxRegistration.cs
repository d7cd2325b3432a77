namespace Connectors.Contracts;

/// <summary>A registration for tax in a country. Immutable, thread-safe.</summary>
public sealed record TaxRegistration
{
    /// <summary>The tax number.</summary>
    public required TaxId Number { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null when not told.</summary>
    [TextLength(2)]
    public string? Country { get; init; }

    /// <summary>What sort of number, such as <c>VAT</c>; null when not told.</summary>
    [TextLength(60)]
    public string? Scheme { get; init; }

    /// <summary>When it holds; null when not told.</summary>
    public DateRange? Range { get; init; }
}
