using System.Globalization;

namespace Connectors.Contracts;

/// <summary>States that a member goes away. It is served until then as ever; its schema says <c>deprecated</c>, and a removal before the day is
/// told by <see cref="SchemaComparison"/>.</summary>
/// <param name="since">Version of the contract that deprecated it, <c>major.minor</c>.</param>
/// <param name="sunset">First day on which a new major version may do without it, <c>yyyy-MM-dd</c>.</param>
/// <exception cref="FormatException">The day is spelt otherwise; found when the contract is first asked for.</exception>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeprecatedAttribute(string since, string sunset) : Attribute
{
    /// <summary>Version of the contract that deprecated it.</summary>
    public string Since { get; } = since;

    /// <summary>First day on which a new major version may do without it.</summary>
    public DateOnly Sunset { get; } = DateOnly.ParseExact(sunset, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>JSON name of the member beside it that has its meaning from now on; null when there is none.</summary>
    public string? Use { get; init; }
}
