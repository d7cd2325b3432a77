using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>The value of an extension: a field that a vendor or a tenant added, beside the members of the contract.</summary>
/// <remarks>
/// A closed set of types, told apart by <see cref="Type"/>: <c>string</c>, <c>text</c> (long text), <c>integer</c>, <c>decimal</c>,
/// <c>boolean</c>, <c>date</c>,
/// <c>instant</c>, <c>money</c>, <c>coded</c>, <c>multiCoded</c>, <c>ref</c>, and <c>json</c> for everything else. A type that a later version
/// added is kept as JSON.
/// Equal when their JSON is. JSON: <c>{"t":"money","v":{"amount":"12.50","currency":"EUR"}}</c>. Immutable, thread-safe.
/// </remarks>
[JsonConverter(typeof(ExtensionValueConverter))]
public sealed record ExtensionValue
{
    internal ExtensionValue(string type, object value) => (Type, Value) = (type, value);

    /// <summary>Name of the type as it stands in JSON.</summary>
    public string Type { get; }

    /// <summary>The value: text, <see cref="long"/>, <see cref="decimal"/>, <see cref="bool"/>, <see cref="DateOnly"/>,
    /// <see cref="DateTimeOffset"/>, <see cref="Money"/>,
    /// <see cref="CodedText"/>, an immutable array of these, <see cref="Ref{T}"/> of <see cref="AnyEntity"/>, or <see cref="JsonElement"/>.
    /// Never null.</summary>
    public object Value { get; }

    /// <summary>The vendor's words for the field; null when not read.</summary>
    public string? Label { get; init; }

    /// <summary>Id of the field's definition at the vendor; null when not read.</summary>
    public string? Definition { get; init; }

    /// <summary>A text of one line.</summary>
    public static implicit operator ExtensionValue(string value) => new("string", value);

    /// <summary>A whole number.</summary>
    public static implicit operator ExtensionValue(long value) => new("integer", value);

    /// <summary>An exact decimal.</summary>
    public static implicit operator ExtensionValue(decimal value) => new("decimal", value);

    /// <summary>Yes or no.</summary>
    public static implicit operator ExtensionValue(bool value) => new("boolean", value);

    /// <summary>A business date.</summary>
    public static implicit operator ExtensionValue(DateOnly value) => new("date", value);

    /// <summary>An instant, kept in UTC.</summary>
    public static implicit operator ExtensionValue(DateTimeOffset value) => new("instant", value.ToUniversalTime());

    /// <summary>An amount.</summary>
    public static implicit operator ExtensionValue(Money value) => new("money", value);

    /// <summary>A choice.</summary>
    public static implicit operator ExtensionValue(CodedText value) => new("coded", value);

    /// <summary>Several choices.</summary>
    public static implicit operator ExtensionValue(ImmutableArray<CodedText> value) => new("multiCoded", value.IsDefault ? [] : value);

    /// <summary>A reference.</summary>
    public static implicit operator ExtensionValue(Ref<AnyEntity> value) => new("ref", value);

    /// <summary>A text of many lines.</summary>
    /// <param name="value">The text.</param>
    public static ExtensionValue LongText(string value) => new("text", value);

    /// <summary>Anything else.</summary>
    /// <param name="value">The JSON; copied.</param>
    public static ExtensionValue Json(JsonElement value) => new("json", value.Clone());

    /// <summary>The value, if it is of this .NET type.</summary>
    /// <param name="value">The value or default.</param>
    public bool TryGet<T>([MaybeNullWhen(false)] out T value)
    {
        var fits = Value is T;
        value = fits ? (T)Value : default;
        return fits;
    }

    /// <summary>Whether both have the same JSON.</summary>
    public bool Equals(ExtensionValue? other) => Contents.Equal(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Contents.Hash(this);

    /// <summary>The type only: the value may be personal.</summary>
    public override string ToString() => $"extension({Type})";
}
