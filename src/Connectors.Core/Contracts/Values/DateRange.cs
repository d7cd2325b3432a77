using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Business days from one day to another, both included; an open end is null.</summary>
/// <param name="From">First day; null when it has always been so.</param>
/// <param name="To">Last day; null when there is no end in sight.</param>
/// <remarks>The default value contains every day. A vendor's range with its end before its start is kept as it is and contains no day.
/// It has no time zone and no length in hours. Immutable, thread-safe.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DateRange(DateOnly? From, DateOnly? To)
{
    /// <summary>Whether the end lies before the start, so that no day is inside.</summary>
    [JsonIgnore]
    public bool IsInverted => To < From;

    /// <summary>Whether a day is inside.</summary>
    /// <param name="day">The day.</param>
    public bool Contains(DateOnly day) => !(day < From) && !(day > To);

    /// <summary>Whether a day is in both.</summary>
    /// <param name="other">The other range.</param>
    public bool Overlaps(DateRange other) => !IsInverted && !other.IsInverted && !(other.To < From) && !(To < other.From);

    /// <summary>Both days in ISO form, such as <c>2026-01-01..</c>.</summary>
    public override string ToString() => $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}";
}
