namespace Connectors.Contracts;

/// <summary>An e-mail address with its use. Immutable, thread-safe.</summary>
[DataClass(DataClass.Personal)]
public sealed record ContactEmail
{
    /// <summary>The address.</summary>
    public required Email Address { get; init; }

    /// <summary>What it is used for; null when not told.</summary>
    public Coded<ContactUse>? Kind { get; init; }

    /// <summary>Whether it is the first to try; null when not told.</summary>
    public bool? Primary { get; init; }

    /// <summary>Name of the type only: what it holds is personal.</summary>
    public override string ToString() => nameof(ContactEmail);
}
