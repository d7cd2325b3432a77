using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A tax or VAT number as the vendor has it.</summary>
/// <remarks>The default value is the empty text, which no reader hands out. Compared ordinal. JSON: a text. Immutable, thread-safe.</remarks>
[DataClass(DataClass.Sensitive)]
[JsonConverter(typeof(TaxIdConverter))]
public readonly record struct TaxId
{
    private readonly string? _text;

    /// <summary>A value, kept as it is.</summary>
    /// <param name="text">The tax number; not blank.</param>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public TaxId(string text) => _text = string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("The tax number is blank.", nameof(text)) : text;

    /// <summary>The tax number, never null.</summary>
    public string Number => _text ?? "";

    /// <summary>The length only: the value is sensitive data and must not reach logs by accident.</summary>
    public override string ToString() => $"taxId({Number.Length})";
}
