namespace Connectors.Contracts;

/// <summary>A postal address. Immutable, thread-safe.</summary>
/// <remarks>Not normalised and not checked against any register.</remarks>
[DataClass(DataClass.Personal)]
public sealed record Address
{
    /// <summary>What it is used for; null when not told.</summary>
    public Coded<AddressKind>? Kind { get; init; }

    /// <summary>Street, house, floor, in the order of the label.</summary>
    public ImmutableArray<string> Lines { get => field.IsDefault ? [] : field; init; }

    /// <summary>Town.</summary>
    [TextLength(100)]
    public string? City { get; init; }

    /// <summary>State, province or county, in words.</summary>
    [TextLength(100)]
    public string? Region { get; init; }

    /// <summary>The same as the code of ISO 3166-2 without the country, such as <c>CA</c>.</summary>
    [TextLength(10)]
    public string? RegionCode { get; init; }

    /// <summary>Postal code as text: leading zeros matter.</summary>
    [TextLength(20)]
    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2 in upper case, such as <c>US</c>; null when the vendor's country could not be told.</summary>
    [TextLength(2)]
    public string? Country { get; init; }

    /// <summary>The whole address as one text, where the vendor has only that.</summary>
    [TextLength(1000)]
    public string? Raw { get; init; }

    /// <summary>Name of the type only: what it holds is personal.</summary>
    public override string ToString() => nameof(Address);

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Address? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);
}
