using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A telephone number as the vendor has it; not normalised, because vendors hold extensions and remarks in it.</summary>
/// <remarks>The default value is the empty text, which the mapping treats as absent. Compared ordinal. JSON: a text. Immutable,
/// thread-safe.</remarks>
[DataClass(DataClass.Personal)]
[JsonConverter(typeof(PhoneConverter))]
public readonly record struct Phone
{
    // Null stands for the empty text, so that the default value equals it.
    private readonly string? _text;

    /// <summary>A value, kept as it is.</summary>
    /// <param name="text">The telephone number, not null.</param>
    public Phone(string text) => _text = text.Length == 0 ? null : text;

    /// <summary>The telephone number, never null.</summary>
    public string Number => _text ?? "";

    /// <summary>The length only: the value is personal data and must not reach logs by accident.</summary>
    public override string ToString() => $"phone({Number.Length})";
}
