using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A code of a list that only the tenant defines, such as an industry, together with the vendor's own value.</summary>
/// <remarks>
/// The open sister of <see cref="Coded{T}"/>: the code is any text that the tenant's value table gives, <see cref="Unknown"/> when no table
/// knows the raw value.
/// It is never null. JSON as for <see cref="Coded{T}"/>. Immutable, thread-safe.
/// </remarks>
[JsonConverter(typeof(CodedTextConverter))]
public sealed record CodedText
{
    /// <summary>The code of a raw value that no table knows.</summary>
    public const string Unknown = "unknown";

    /// <summary>The tenant's code.</summary>
    public required string Code { get; init; }

    /// <summary>The vendor's value as text; null when the code was not read from a vendor.</summary>
    public string? Raw { get; init; }

    /// <summary>The vendor's words for it, null when it has none.</summary>
    public string? Label { get; init; }

    /// <summary>The vendor that <see cref="Raw"/> belongs to; null without a raw value.</summary>
    public string? System { get; init; }

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
