namespace Connectors.Contracts;

/// <summary>A person's name in the parts that the vendor has. Immutable, thread-safe.</summary>
/// <remarks>Names are not split or joined here: cultures differ. It is no sort key.</remarks>
[DataClass(DataClass.Personal)]
public sealed record PartyName
{
    /// <summary>As one text, in the order that the vendor shows; null when only parts are known.</summary>
    [TextLength(255)]
    public string? Full { get; init; }

    /// <summary>First name; null when unknown.</summary>
    [TextLength(100)]
    public string? Given { get; init; }

    /// <summary>Middle names; null when none.</summary>
    [TextLength(100)]
    public string? Middle { get; init; }

    /// <summary>Last name; null when unknown.</summary>
    [TextLength(100)]
    public string? Family { get; init; }

    /// <summary>Title before the name; null when none.</summary>
    [TextLength(40)]
    public string? Prefix { get; init; }

    /// <summary>What stands behind the name; null when none.</summary>
    [TextLength(40)]
    public string? Suffix { get; init; }

    /// <summary>What the person wants to be called; null when it is the given name.</summary>
    [TextLength(100)]
    public string? Preferred { get; init; }

    /// <summary>The name in official papers; null when not told.</summary>
    [TextLength(255)]
    public string? Legal { get; init; }

    /// <summary>Name of the type only: what it holds is personal.</summary>
    public override string ToString() => nameof(PartyName);
}
