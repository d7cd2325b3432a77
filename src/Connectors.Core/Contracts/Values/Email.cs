using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>An e-mail address as the vendor has it; not checked, because a vendor's bad address must not hide the rest of a record.</summary>
/// <remarks>The default value is the empty text, which the mapping treats as absent. Compared ordinal. JSON: a text. Immutable,
/// thread-safe.</remarks>
[DataClass(DataClass.Personal)]
[JsonConverter(typeof(EmailConverter))]
public readonly record struct Email
{
    // Null stands for the empty text, so that the default value equals it.
    private readonly string? _text;

    /// <summary>A value, kept as it is.</summary>
    /// <param name="text">The e-mail address, not null.</param>
    public Email(string text) => _text = text.Length == 0 ? null : text;

    /// <summary>The e-mail address, never null.</summary>
    public string Address => _text ?? "";

    /// <summary>The length only: the value is personal data and must not reach logs by accident.</summary>
    public override string ToString() => $"email({Address.Length})";
}
