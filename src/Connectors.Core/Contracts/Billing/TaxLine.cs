namespace Connectors.Contracts;

/// <summary>Tax at one rate. Immutable, thread-safe.</summary>
public sealed record TaxLine
{
    /// <summary>The tax.</summary>
    public Ref<TaxCode>? Code { get; init; }

    /// <summary>The rate as a share: 0.19 is 19 percent.</summary>
    public decimal? Rate { get; init; }

    /// <summary>What it is charged on.</summary>
    public Money? Base { get; init; }

    /// <summary>What it comes to.</summary>
    public required Money Amount { get; init; }
}
