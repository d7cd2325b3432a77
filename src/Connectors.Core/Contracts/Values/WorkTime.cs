using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>A length of work in whole seconds, which holds seconds, minutes and hundredths of an hour without loss.</summary>
/// <param name="Seconds">The seconds, negative for a correction.</param>
/// <remarks>The default value is zero. It is no time of day and no elapsed time of a clock (<see cref="TimeSpan"/>). JSON: an integer.
/// Immutable, thread-safe.</remarks>
[JsonConverter(typeof(WorkTimeConverter))]
public readonly record struct WorkTime(long Seconds) : IComparable<WorkTime>
{
    /// <summary>Seconds in an hour: 3600.</summary>
    public const int SecondsPerHour = 3600;

    private const int SecondsPerMinute = 60;
    private const int HourDigits = 6;

    /// <summary>No work.</summary>
    public static WorkTime Zero => default;

    /// <summary>Decimal hours, rounded half away from zero to 6 digits: exact for every multiple of 9 seconds, 0.333333 for 20 minutes.</summary>
    /// <remarks>For amounts use <see cref="Money.PerHour"/>, which rounds once.</remarks>
    public decimal Hours => decimal.Round(Seconds / (decimal)SecondsPerHour, HourDigits, MidpointRounding.AwayFromZero);

    /// <summary>Work of so many decimal hours.</summary>
    /// <param name="hours">Hours that are whole seconds: 0.01 is 36 seconds.</param>
    /// <exception cref="ArgumentException">The hours are not whole seconds, such as 0.3333.</exception>
    public static WorkTime FromHours(decimal hours) => TryFromHours(hours, out var time)
        ? time
        : throw new ArgumentException("The hours are not whole seconds; say how to round before.", nameof(hours));

    /// <summary>Work of so many decimal hours, if these are whole seconds.</summary>
    /// <param name="hours">Hours.</param>
    /// <param name="time">The work, zero when there is none to give.</param>
    public static bool TryFromHours(decimal hours, out WorkTime time)
    {
        time = default;
        if (Math.Abs(hours) >= long.MaxValue / SecondsPerHour)
            return false;
        var seconds = hours * SecondsPerHour;
        if (seconds != decimal.Truncate(seconds))
            return false;
        time = new((long)seconds);
        return true;
    }

    /// <summary>Work of so many whole minutes.</summary>
    /// <param name="minutes">Minutes.</param>
    /// <exception cref="OverflowException">The seconds do not fit.</exception>
    public static WorkTime FromMinutes(long minutes) => new(checked(minutes * SecondsPerMinute));

    /// <summary>Sum; throws <see cref="OverflowException"/> out of range.</summary>
    public static WorkTime operator +(WorkTime left, WorkTime right) => new(checked(left.Seconds + right.Seconds));

    /// <summary>Difference; throws <see cref="OverflowException"/> out of range.</summary>
    public static WorkTime operator -(WorkTime left, WorkTime right) => new(checked(left.Seconds - right.Seconds));

    /// <summary>Whether the left is shorter.</summary>
    public static bool operator <(WorkTime left, WorkTime right) => left.Seconds < right.Seconds;

    /// <summary>Whether the left is longer.</summary>
    public static bool operator >(WorkTime left, WorkTime right) => left.Seconds > right.Seconds;

    /// <summary>Whether the left is not longer.</summary>
    public static bool operator <=(WorkTime left, WorkTime right) => left.Seconds <= right.Seconds;

    /// <summary>Whether the left is not shorter.</summary>
    public static bool operator >=(WorkTime left, WorkTime right) => left.Seconds >= right.Seconds;

    /// <summary>Order by length.</summary>
    public int CompareTo(WorkTime other) => Seconds.CompareTo(other.Seconds);

    /// <summary>Hours, minutes and, when there are any, seconds, such as <c>1:30</c> or <c>-0:00:36</c>.</summary>
    public override string ToString()
    {
        var size = Seconds == long.MinValue ? (ulong)long.MaxValue + 1 : (ulong)Math.Abs(Seconds);
        var (hours, rest) = (size / SecondsPerHour, size % SecondsPerHour);
        var (minutes, seconds) = (rest / SecondsPerMinute, rest % SecondsPerMinute);
        var sign = Seconds < 0 ? "-" : "";
        return seconds == 0 ? $"{sign}{hours}:{minutes:00}" : $"{sign}{hours}:{minutes:00}:{seconds:00}";
    }
}
