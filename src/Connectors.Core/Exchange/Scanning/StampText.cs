using System.Globalization;

namespace Connectors.Exchange;

/// <summary>Dates and time stamps as vendors spell them in ISO 8601, and as canonical JSON spells them.</summary>
internal static class StampText
{
    /// <summary>Most bytes that <see cref="FormatInstant"/> writes.</summary>
    public const int LongestInstant = 28;

    /// <summary>Reads <c>yyyy-MM-dd</c> at the start of a text.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length < 10 || text[4] != (byte)'-' || text[7] != (byte)'-')
            return false;
        var (century, rest, month, day) = (Two(text), Two(text[2..]), Two(text[5..]), Two(text[8..]));
        var year = century * 100 + rest;
        if (century < 0 || rest < 0 || year < 1 || month is < 1 or > 12 || day < 1 || day > 28 && day > DateTime.DaysInMonth(year, month))
            return false;
        date = new(year, month, day);
        return true;
    }

    /// <summary>Reads date, time and offset; the offset may be missing, <c>Z</c>, <c>+00:00</c>, <c>+0000</c> or <c>+00</c>.</summary>
    public static bool TryStamp(ReadOnlySpan<byte> text, out DateTime local, out TimeSpan? offset)
    {
        (local, offset) = (default, null);
        if (!TryDate(text, out var date) || text.Length < 16 || text[10] is not ((byte)'T' or (byte)' ') || text[13] != (byte)':')
            return false;
        var (hour, minute) = (Two(text[11..]), Two(text[14..]));
        if (hour is < 0 or > 23 || minute is < 0 or > 59)
            return false;
        var (at, ticks) = (16, hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute);
        if (text.Length >= 19 && text[16] == (byte)':')
        {
            var second = Two(text[17..]);
            if (second is < 0 or > 59)
                return false;
            (at, ticks) = (19, ticks + second * TimeSpan.TicksPerSecond);
            if (at < text.Length && text[at] == (byte)'.' && !Fraction(text, ref at, ref ticks))
                return false;
        }
        local = new(date.DayNumber * TimeSpan.TicksPerDay + ticks);
        return Offset(text[at..], out offset);
    }

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ssZ</c>; with three places when there are milliseconds, with seven when there is more.</summary>
    public static int FormatInstant(long ticks, Span<byte> text)
    {
        var stamp = new DateTime(ticks, DateTimeKind.Utc);
        FormatDate(DateOnly.FromDateTime(stamp), text);
        text[10] = (byte)'T';
        Write(text[11..13], stamp.Hour);
        text[13] = (byte)':';
        Write(text[14..16], stamp.Minute);
        text[16] = (byte)':';
        Write(text[17..19], stamp.Second);
        var (fraction, at) = ((int)(ticks % TimeSpan.TicksPerSecond), 19);
        if (fraction != 0)
        {
            var places = fraction % TimeSpan.TicksPerMillisecond == 0 ? 3 : 7;
            text[at++] = (byte)'.';
            Write(text[at..(at + places)], places == 3 ? fraction / (int)TimeSpan.TicksPerMillisecond : fraction);
            at += places;
        }
        text[at] = (byte)'Z';
        return at + 1;
    }

    public static string FormatDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes the ten bytes of <c>yyyy-MM-dd</c>.</summary>
    public static void FormatDate(DateOnly date, Span<byte> text)
    {
        Write(text[..4], date.Year);
        text[4] = (byte)'-';
        Write(text[5..7], date.Month);
        text[7] = (byte)'-';
        Write(text[8..10], date.Day);
    }

    private static void Write(Span<byte> text, int value)
    {
        for (var at = text.Length - 1; at >= 0; at--, value /= 10)
            text[at] = (byte)('0' + value % 10);
    }

    private static bool Fraction(ReadOnlySpan<byte> text, ref int at, ref long ticks)
    {
        var start = ++at;
        for (var unit = TimeSpan.TicksPerSecond / 10; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, unit /= 10)
            ticks += (text[at] - '0') * unit;
        return at > start && at - start <= 9;
    }

    private static bool Offset(ReadOnlySpan<byte> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
            return true;
        if (text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8))
        {
            offset = TimeSpan.Zero;
            return true;
        }
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6) || text.Length == 6 && text[3] != (byte)':')
            return false;
        var (hours, minutes) = (Two(text[1..]), text.Length > 3 ? Two(text[^2..]) : 0);
        if (hours is < 0 or > 18 || minutes is < 0 or > 59)
            return false;
        var size = new TimeSpan(hours, minutes, 0);
        offset = text[0] == (byte)'-' ? -size : size;
        return true;
    }

    /// <summary>Two digits as a number; -1 for anything else.</summary>
    private static int Two(ReadOnlySpan<byte> text)
    {
        var (tens, ones) = ((uint)(text[0] - '0'), (uint)(text[1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1;
    }
}
