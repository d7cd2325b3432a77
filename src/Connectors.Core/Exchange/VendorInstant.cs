using System.Text;

namespace Connectors.Exchange;

/// <summary>Time stamps as vendors spell them in ISO 8601. Thread-safe.</summary>
public static class VendorInstant
{
    private const int Longest = 64;

    /// <summary>Reads <c>yyyy-MM-ddTHH:mm[:ss[.fffffff]]</c> with <c>Z</c>, <c>+00:00</c>, <c>+0000</c> or <c>+00</c>.</summary>
    /// <returns>UTC; null for anything else, a stamp without offset too.</returns>
    public static DateTimeOffset? Read(ReadOnlySpan<byte> text)
    {
        if (!StampText.TryStamp(text, out var local, out var offset) || offset is not { } difference)
            return null;
        var ticks = local.Ticks - difference.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new(ticks, TimeSpan.Zero);
    }

    /// <summary>The same from a string.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        Span<byte> utf8 = stackalloc byte[Longest];
        return text is null || !Encoding.UTF8.TryGetBytes(text, utf8, out var length) ? null : Read(utf8[..length]);
    }

    /// <summary>Writes <c>yyyy-MM-ddTHH:mm:ssZ</c> in UTC; with three places when there are milliseconds, with seven when there is more.</summary>
    public static string Format(DateTimeOffset instant)
    {
        Span<byte> utf8 = stackalloc byte[StampText.LongestInstant];
        return Encoding.ASCII.GetString(utf8[..StampText.FormatInstant(instant.UtcTicks, utf8)]);
    }
}
