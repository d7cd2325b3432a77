namespace Connectors.Contracts;

/// <summary>A number of units.</summary>
/// <param name="Value">How many, exact; negative for a return.</param>
/// <param name="Unit">Of what.</param>
/// <remarks>The default value is zero of an unknown unit. Units do not convert into each other; for hours of work use <see cref="WorkTime"/>.
/// Immutable, thread-safe.</remarks>
public readonly record struct Quantity(decimal Value, Coded<Unit> Unit)
{
    /// <summary>Value and unit, such as <c>2.5 hour</c>.</summary>
    public override string ToString() => $"{DecimalText.Format(Value)} {Unit}";
}
