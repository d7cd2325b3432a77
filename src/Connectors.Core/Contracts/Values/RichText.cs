namespace Connectors.Contracts;

/// <summary>A text with its markup. Immutable, thread-safe.</summary>
public sealed record RichText
{
    /// <summary>How it is marked up.</summary>
    public required Coded<TextFormat> Format { get; init; }

    /// <summary>The text with its marks. Never show it without cleaning: it comes from outside.</summary>
    [DataClass(DataClass.Personal)]
    public required string Body { get; init; }

    /// <summary>Name of the type only: what it holds is personal.</summary>
    public override string ToString() => nameof(RichText);
}
