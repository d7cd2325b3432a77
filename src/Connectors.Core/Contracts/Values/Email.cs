using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>An e-mail address as the vendor has it; not checked, because a vendor's bad address must not hide the rest of a record.</summary>
/// <remarks>The default value is the empty text, which no reader hands out. Compared ordinal. JSON: a text. Immutable, thread-safe.</remarks>
[DataClass(DataClass.Personal)]
[JsonConverter(typeof(EmailConverter))]
public readonly record struct Email
{
    private readonly string? _text;

    /// <summary>A value, kept as it is.</summary>
    /// <param name="text">The e-mail address; not blank.</param>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public Email(string text) => _text = string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("The e-mail address is blank.", nameof(text)) : text;

    /// <summary>The e-mail address, never null.</summary>
    public string Address => _text ?? "";

    /// <summary>The length only: the value is personal data and must not reach logs by accident.</summary>
    public override string ToString() => $"email({Address.Length})";
}
