using System.Globalization;

namespace Connectors.Mapping;

/// <summary>Dates and time stamps as vendors spell them in ISO 8601, and as canonical JSON spells them.</summary>
internal static class StampText
{
    /// <summary>Most bytes that <see cref="FormatInstant"/> writes.</summary>
    public const int LongestInstant = 28;

    /// <summary>Reads <c>yyyy-MM-dd</c> at the start of a text.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length < 10 || text[4] != (byte)'-' || text[7] != (byte)'-' ||
            !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day) ||
            year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        date = new(year, month, day);
        return true;
    }

    /// <summary>Reads date, time and offset; the offset may be missing, <c>Z</c>, <c>+00:00</c>, <c>+0000</c> or <c>+00</c>.</summary>
    public static bool TryStamp(ReadOnlySpan<byte> text, out DateTime local, out TimeSpan? offset)
    {
        (local, offset) = (default, null);
        if (!TryDate(text, out var date) || text.Length < 16 || text[10] is not ((byte)'T' or (byte)' ') || text[13] != (byte)':' ||
            !Digits(text[11..13], out var hour) || !Digits(text[14..16], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }
        var (at, ticks) = (16, hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute);
        if (text.Length >= 19 && text[16] == (byte)':')
        {
            if (!Digits(text[17..19], out var second) || second > 59)
                return false;
            (at, ticks) = (19, ticks + second * TimeSpan.TicksPerSecond);
            if (at < text.Length && text[at] == (byte)'.' && !Fraction(text, ref at, ref ticks))
                return false;
        }
        local = date.ToDateTime(TimeOnly.MinValue).AddTicks(ticks);
        return Offset(text[at..], out offset);
    }

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ssZ</c>; with three places when there are milliseconds, with seven when there is more.</summary>
    public static int FormatInstant(long ticks, Span<byte> text)
    {
        var stamp = new DateTime(ticks, DateTimeKind.Utc);
        var format = ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'"
            : ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
        stamp.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        return length;
    }

    public static string FormatDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
        var minutes = 0;
        if (!Digits(text[1..3], out var hours) || text.Length > 3 && !Digits(text[^2..], out minutes) || hours > 18 || minutes > 59)
            return false;
        var size = new TimeSpan(hours, minutes, 0);
        offset = text[0] == (byte)'-' ? -size : size;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
                return false;
            value = value * 10 + c - '0';
        }
        return true;
    }
}
