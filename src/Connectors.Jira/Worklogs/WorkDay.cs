using System.Text.Json;

namespace Connectors.Jira;

/// <summary>The day that a worklog counts for. Jira keeps an instant and shows it in the zone of whoever asks; the day is the one on the calendar of
/// the person who worked: in the zone of the author's profile, and where that is hidden, in the tenant's zone.</summary>
internal static class WorkDay
{
    /// <summary>The member that the reader adds to a worklog.</summary>
    public const string Member = "startedOn";

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <summary>The worklog with its day; as it was when it has no start.</summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> worklog, string tenantZone)
    {
        var (started, zone) = Read(worklog);
        if (JiraInstant.Read(started) is not { } instant || worklog.Span[^1] != (byte)'}')
        {
            return worklog;
        }

        var local = TimeZoneInfo.ConvertTime(instant, Zone(zone) ?? Zone(tenantZone) ?? TimeZoneInfo.Utc);
        var member = System.Text.Encoding.UTF8.GetBytes($",\"{Member}\":\"{local:yyyy-MM-dd}\"}}");
        var whole = new byte[worklog.Length - 1 + member.Length];
        worklog.Span[..^1].CopyTo(whole);
        member.CopyTo(whole.AsSpan(worklog.Length - 1));
        return whole;
    }

    /// <summary>Noon of a day in a zone: far from both ends of the day for whoever looks at it from another zone.</summary>
    public static DateTimeOffset NoonOf(DateOnly day, string tenantZone)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new(noon, (Zone(tenantZone) ?? TimeZoneInfo.Utc).GetUtcOffset(noon));
    }

    private static TimeZoneInfo? Zone(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static (string? Started, string? Zone) Read(ReadOnlyMemory<byte> worklog)
    {
        var (started, zone, isAuthor) = ((string?)null, (string?)null, false);
        var reader = new Utf8JsonReader(worklog.Span, Options);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var (isStarted, isZone) = (reader.ValueTextEquals("started"u8), reader.ValueTextEquals("timeZone"u8));
            isAuthor = reader.CurrentDepth == 1 ? reader.ValueTextEquals("author"u8) : isAuthor;
            var depth = reader.CurrentDepth;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                started = isStarted && depth == 1 ? reader.GetString() : started;
                zone = isZone && isAuthor && depth == 2 ? reader.GetString() : zone;
            }
        }

        return (started, zone);
    }
}
