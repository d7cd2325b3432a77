using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A member of a patch: not mentioned, cleared, or set.</summary>
/// <typeparam name="T">Type of the member.</typeparam>
/// <remarks>The default value is "not mentioned" and never overwrites. In JSON: absent, null, or the value. It is no optional member of a record
/// (that is a nullable). Immutable, thread-safe.</remarks>
[JsonConverter(typeof(OptConverterFactory))]
public readonly record struct Opt<T> : IPatchMember
    where T : notnull
{
    private readonly T? _value;

    private Opt(T? value, bool isMentioned, bool hasValue) => (_value, IsMentioned, HasValue) = (value, isMentioned, hasValue);

    /// <summary>Not mentioned: the target keeps what it has.</summary>
    public static Opt<T> Unset => default;

    /// <summary>Cleared: the target is emptied, if its rule allows.</summary>
    public static Opt<T> Null => new(default, isMentioned: true, hasValue: false);

    /// <summary>Whether the patch says anything about the member.</summary>
    public bool IsMentioned { get; }

    /// <summary>Whether there is a value to set.</summary>
    public bool HasValue { get; }

    /// <summary>The value to set.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => HasValue ? _value! : throw new InvalidOperationException("The patch sets no value here; ask HasValue first.");

    /// <summary>Set.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Opt<T>(T value) => new(value, isMentioned: true, hasValue: true);

    /// <summary>The value, if there is one to set.</summary>
    /// <param name="value">The value or default.</param>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return HasValue;
    }

    /// <summary>What the member becomes.</summary>
    /// <param name="current">What it is now.</param>
    public T? Over(T? current) => IsMentioned ? _value : current;

    /// <summary>Which of the three states, without the value.</summary>
    public override string ToString() => HasValue ? "set" : IsMentioned ? "null" : "unset";
}
