using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A code of a closed list together with the vendor's own value, so that nothing is lost when the list does not know it.</summary>
/// <typeparam name="T">The list: an enum whose zero is <c>Unknown</c>.</typeparam>
/// <param name="Code">Our code. <c>Unknown</c> means that the vendor's value is not mapped, never an error; <c>Other</c> that it was mapped to
/// "none of ours" on purpose.</param>
/// <param name="Raw">The vendor's value as text; null when the code was not read from a vendor.</param>
/// <param name="RawLabel">The vendor's words for it, null when it has none.</param>
/// <param name="System">The vendor that <paramref name="Raw"/> belongs to, such as <c>netsuite</c>; null without a raw value.</param>
/// <remarks>
/// The default value is <c>Unknown</c> without a raw value. Writing <c>Unknown</c> to a vendor is refused unless it is the same system. Equality
/// compares all members: to
/// ask for a state compare <see cref="Code"/>. JSON: <c>{"code":"nonBillable","raw":"false","label":"No","system":"kantata"}</c>, absent members
/// left out; an unknown code
/// reads as <c>Unknown</c>. Immutable, thread-safe.
/// </remarks>
[JsonConverter(typeof(CodedConverterFactory))]
public readonly record struct Coded<T>(T Code, string? Raw = null, string? RawLabel = null, string? System = null)
    where T : struct, Enum
{
    /// <summary>A code without a vendor's value.</summary>
    /// <param name="code">The code.</param>
    public static implicit operator Coded<T>(T code) => new(code);

    /// <summary>The code as it stands in JSON, such as <c>nonBillable</c>.</summary>
    public override string ToString() => CodeTable<T>.NameOf(Code);
}
