using System.Globalization;

namespace Connectors.Salesforce;

/// <summary>Time stamps as Salesforce spells them: <c>2026-11-20T08:15:00.000+0000</c> in REST, <c>Z</c> in Bulk.</summary>
internal static class SalesforceInstant
{
    // zzz reads offsets with and without a colon; System.Text.Json's own reader refuses the one without.
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant)
            ? instant
            : null;
}
