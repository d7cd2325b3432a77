namespace Connectors.Contracts;

/// <summary>A telephone number with its use. Immutable, thread-safe.</summary>
[DataClass(DataClass.Personal)]
public sealed record ContactPhone
{
    /// <summary>The number.</summary>
    public required Phone Number { get; init; }

    /// <summary>What it is used for; null when not told.</summary>
    public Coded<ContactUse>? Kind { get; init; }

    /// <summary>Whether it is the first to try; null when not told.</summary>
    public bool? Primary { get; init; }

    /// <summary>Name of the type only: what it holds is personal.</summary>
    public override string ToString() => nameof(ContactPhone);
}
