using System.Globalization;
using System.Net.Http.Headers;

namespace Connectors.Http;

/// <summary>Reads Retry-After: seconds or an HTTP date (RFC 9110, 10.2.3). Anything else is as if it were absent.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait, zero for a date that has passed; null when not told.</summary>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="now">Our time, used when the answer has no Date: a date is otherwise taken against the vendor's own clock.</param>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.TryGetValues("Retry-After", out var values))
            return null;
        var text = values.First().Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;
        var wait = at - (headers.Date ?? now);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
