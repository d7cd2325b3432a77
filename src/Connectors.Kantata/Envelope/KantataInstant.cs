using System.Globalization;
using System.Text;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Instants as Kantata writes them, with the offset of the account (<c>2021-02-22T08:18:53-08:00</c>), and as we send them, in
/// UTC.</summary>
internal static class KantataInstant
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The instant in UTC; null when the text is none. A text without offset counts as UTC.</summary>
    public static DateTimeOffset? Parse(string? text) => VendorInstant.Read(text) ?? ParseAny(text);

    /// <summary>The same from bytes.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<byte> text) => VendorInstant.Read(text) ?? ParseAny(Encoding.UTF8.GetString(text));

    /// <summary>Seconds are what the vendor keeps; a fraction is written when there is one, so that nothing is ever rounded up past a
    /// record.</summary>
    public static string Format(DateTimeOffset instant) => instant.UtcTicks % TimeSpan.TicksPerSecond == 0
        ? VendorInstant.Format(instant)
        : instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    private static DateTimeOffset? ParseAny(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var instant) ? instant : null;
}
