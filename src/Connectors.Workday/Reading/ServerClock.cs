using System.Globalization;
using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>The vendor's clock: what is read is as of its time, never ours.</summary>
internal sealed class ServerClock(WorkdayClient workday)
{
    private static readonly SoapCall Call = new("Human_Resources", WorkdayRoutes.Timestamp, "Server_Timestamp_Get", _ => { });

    /// <exception cref="ConnectorException">Workday refused, or told no time.</exception>
    public async ValueTask<DateTimeOffset> TellAsync(Connection connection, CancellationToken ct = default)
    {
        var answer = await workday.CallAsync(connection, Call, ct);
        return SoapPage.FirstText(answer.Body, "Server_Timestamp_Data") is { } text
            && DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var stamp)
            ? stamp
            : throw new ConnectorException(new Fault(FaultKind.VendorDefect, "Workday told no time when asked for it.") { Rule = "clock" });
    }

    /// <summary>The tenant's day at a moment: by its zone where the connection names one, else by the offset that Workday itself writes.</summary>
    public static DateOnly DayOf(Connection connection, DateTimeOffset moment) => DateOnly.FromDateTime(
        WorkdaySettings.Zone(connection) is { } zone ? TimeZoneInfo.ConvertTime(moment, zone).DateTime : moment.DateTime);
}
