using System.Diagnostics.CodeAnalysis;

namespace Connectors.Faults;

/// <summary>A value, or all the faults that stand in its way. The default value is a failure without faults and is never handed out.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly bool _succeeded;

    private Outcome(T? value, ImmutableArray<Fault> faults, bool succeeded) => (Value, Faults, _succeeded) = (value, faults, succeeded);

    /// <summary>The value; null or default unless <see cref="IsSuccess"/>.</summary>
    public T? Value { get; }

    /// <summary>All faults, not the first; empty on success.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsSuccess => _succeeded;

    /// <summary>Success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, [], succeeded: true);

    /// <summary>Failure with one fault.</summary>
    public static implicit operator Outcome<T>(Fault fault) => new(default, [fault], succeeded: false);

    /// <summary>Success, where <typeparamref name="T"/> is an interface and cannot convert by itself.</summary>
    /// <param name="value">The value.</param>
    public static Outcome<T> Of(T value) => new(value, [], succeeded: true);

    /// <summary>Failure with all faults found.</summary>
    /// <param name="faults">At least one fault.</param>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    public static Outcome<T> Failed(ImmutableArray<Fault> faults) =>
        faults.IsDefaultOrEmpty
            ? throw new ArgumentException("A failure needs at least one fault.", nameof(faults)) : new(default, faults, succeeded: false);
}
