using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A tax or VAT number as the vendor has it.</summary>
/// <remarks>The default value is the empty text, which the mapping treats as absent. Compared ordinal. JSON: a text. Immutable,
/// thread-safe.</remarks>
[DataClass(DataClass.Sensitive)]
[JsonConverter(typeof(TaxIdConverter))]
public readonly record struct TaxId
{
    // Null stands for the empty text, so that the default value equals it.
    private readonly string? _text;

    /// <summary>A value, kept as it is.</summary>
    /// <param name="text">The tax number, not null.</param>
    public TaxId(string text) => _text = text.Length == 0 ? null : text;

    /// <summary>The tax number, never null.</summary>
    public string Number => _text ?? "";

    /// <summary>The length only: the value is sensitive data and must not reach logs by accident.</summary>
    public override string ToString() => $"taxId({Number.Length})";
}
