namespace Connectors.Benchmarks;

/// <summary>Dates and time stamps in ISO 8601, with <c>Z</c>, <c>+00:00</c> or <c>+0000</c>.</summary>
internal static class HandStamp
{
    /// <exception cref="FormatException">The text is no date.</exception>
    public static DateOnly Date(ReadOnlySpan<byte> text) => text.Length == 10 ? Day(text) : throw Wrong();

    /// <summary>Ticks of the instant in UTC.</summary>
    /// <exception cref="FormatException">The text is no instant.</exception>
    public static long Ticks(ReadOnlySpan<byte> text)
    {
        if (text.Length < 20 || text[10] != (byte)'T' || text[13] != (byte)':' || text[16] != (byte)':')
            throw Wrong();
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        if (hour > 23 || minute > 59 || second > 59)
            throw Wrong();
        var ticks = Day(text).DayNumber * TimeSpan.TicksPerDay + hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute
            + second * TimeSpan.TicksPerSecond;
        var at = 19;
        if (text[at] == (byte)'.')
        {
            at++;
            for (var unit = TimeSpan.TicksPerSecond / 10; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, unit /= 10)
                ticks += (text[at] - '0') * unit;
        }
        return ticks - Offset(text[at..]);
    }

    private static long Offset(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1 && text[0] == (byte)'Z')
            return 0;
        if (text.Length is not (3 or 5 or 6) || text[0] is not ((byte)'+' or (byte)'-') || text.Length == 6 && text[3] != (byte)':')
            throw Wrong();
        var minutes = text.Length > 3 ? Two(text, text.Length - 2) : 0;
        var ticks = Two(text, 1) * TimeSpan.TicksPerHour + minutes * TimeSpan.TicksPerMinute;
        return text[0] == (byte)'-' ? -ticks : ticks;
    }

    private static DateOnly Day(ReadOnlySpan<byte> text)
    {
        if (text[4] != (byte)'-' || text[7] != (byte)'-')
            throw Wrong();
        var (year, month, day) = (Two(text, 0) * 100 + Two(text, 2), Two(text, 5), Two(text, 8));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            throw Wrong();
        return new(year, month, day);
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : throw Wrong();
    }

    private static FormatException Wrong() => new("No date or time stamp.");
}
