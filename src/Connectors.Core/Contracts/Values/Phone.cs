using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A telephone number as the vendor has it; not normalised, because vendors hold extensions and remarks in it.</summary>
/// <remarks>The default value is the empty text, which no reader hands out. Compared ordinal. JSON: a text. Immutable, thread-safe.</remarks>
[DataClass(DataClass.Personal)]
[JsonConverter(typeof(PhoneConverter))]
public readonly record struct Phone
{
    private readonly string? _text;

    /// <summary>A value, kept as it is.</summary>
    /// <param name="text">The telephone number; not blank.</param>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public Phone(string text) => _text = string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("The telephone number is blank.", nameof(text)) : text;

    /// <summary>The telephone number, never null.</summary>
    public string Number => _text ?? "";

    /// <summary>The length only: the value is personal data and must not reach logs by accident.</summary>
    public override string ToString() => $"phone({Number.Length})";
}
