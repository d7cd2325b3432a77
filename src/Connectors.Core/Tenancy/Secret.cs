using System.Diagnostics;

namespace Connectors.Tenancy;

/// <summary>A text that must never be seen. Has no readable form but <see cref="Reveal"/>; cannot be serialised.</summary>
[DebuggerDisplay("(secret)")]
public readonly struct Secret : IEquatable<Secret>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _value;

    /// <summary>Holds a secret text.</summary>
    public Secret(string value) => _value = value;

    /// <summary>Whether there is no secret.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_value);

    /// <summary>The text itself, for the one place that sends it.</summary>
    public string Reveal() => _value ?? "";

    /// <summary>Always <c>(secret)</c>.</summary>
    public override string ToString() => "(secret)";

    /// <inheritdoc/>
    public bool Equals(Secret other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value is null ? 0 : StringComparer.Ordinal.GetHashCode(_value);

    /// <summary>Equality of the hidden texts.</summary>
    public static bool operator ==(Secret left, Secret right) => left.Equals(right);

    /// <summary>Inequality of the hidden texts.</summary>
    public static bool operator !=(Secret left, Secret right) => !left.Equals(right);
}
