using System.Globalization;
using System.Text;
using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>Time stamps as Jira spells them, <c>2026-11-20T10:00:00.000+0100</c>: an offset without a colon, in the zone of the caller's
/// profile.</summary>
internal static class JiraInstant
{
    // zzz reads offsets with and without a colon; System.Text.Json's own reader refuses the one without.
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private const int WholeSeconds = 20;

    public static DateTimeOffset? Read(string? text) => ReadLocal(text)?.ToUniversalTime();

    /// <summary>The same from bytes.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<byte> text) =>
        (IsUsual(text) ? VendorInstant.Read(text) : null) ?? Read(Encoding.UTF8.GetString(text));

    /// <summary>The same instant with the offset that it was written with.</summary>
    public static DateTimeOffset? ReadLocal(string? text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    /// <summary>In UTC, so that a version does not depend on whose zone it was read in.</summary>
    public static string Format(DateTimeOffset instant)
    {
        var text = VendorInstant.Format(new(instant.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero));
        return text.Length == WholeSeconds ? string.Concat(text.AsSpan(0, WholeSeconds - 1), ".000Z") : text;
    }

    /// <summary>The only spelling that a worklog's <c>started</c> is taken in: with <c>Z</c> or a colon it is refused.</summary>
    public static string FormatStarted(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    // 2026-11-20T10:00:00.000+0100 with an offset that both ways of reading take; the strict one decides what is spelt in another way.
    private static bool IsUsual(ReadOnlySpan<byte> text) => text.Length == 28 && text[10] == (byte)'T' && text[19] == (byte)'.'
        && text[23] is (byte)'+' or (byte)'-' && (text[24] == (byte)'0' || text[24] == (byte)'1' && text[25] <= (byte)'3');
}
