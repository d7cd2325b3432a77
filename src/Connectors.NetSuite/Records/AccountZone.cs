using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.NetSuite;

/// <summary>The time zone in which an account answers: from the connection's setting <c>timeZone</c>, else asked once.</summary>
internal sealed partial class AccountZone(NetSuiteClient netsuite)
{
    private readonly ConnectionMemory<TimeZoneInfo> _zones = new();

    /// <exception cref="ConnectorException">The zone is unknown here, or NetSuite did not tell it.</exception>
    public async ValueTask<TimeZoneInfo> FindAsync(Connection connection, CancellationToken ct = default)
    {
        if (connection.Settings.Values.TryGetValue("timeZone", out var set))
            return Named(set) ?? throw Unknown(connection, "the setting timeZone is no IANA zone such as 'America/Los_Angeles'");
        if (_zones.TryRecall(connection, out var known))
            return known;

        var told = await AskAsync(connection, ct);
        if (Named(told) is { } zone)
            return _zones.Change(connection, zone, remembered => remembered);

        // A bare offset holds for today only: it is not remembered, so that the change of the clocks is noticed.
        return Offset().IsMatch(told)
            ? TimeZoneInfo.CreateCustomTimeZone(told, OffsetOf(told), told, told)
            : throw Unknown(connection, "NetSuite did not name its zone");
    }

    private static TimeZoneInfo? Named(string id) => id.Contains('/', StringComparison.Ordinal) || id is "UTC" or "GMT"
        ? TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null
        : null;

    private static TimeSpan OffsetOf(string text)
    {
        var size = TimeSpan.ParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture);
        return text[0] == '-' ? -size : size;
    }

    private static ConnectorException Unknown(Connection connection, string why) => new(new Fault(
        FaultKind.Configuration,
        $"Connection '{connection.Settings.Name}': {why}. Set timeZone to the account's zone (Setup, Company, General Preferences).")
    { Rule = "timeZone" });

    private async ValueTask<string> AskAsync(Connection connection, CancellationToken ct)
    {
        var statement = new SuiteQlStatement { Columns = [SuiteQlColumn.SessionZone], From = "dual" };
        var answer = await netsuite.QueryAsync(connection, statement, limit: 1, ct);
        if (!answer.IsSuccess)
            throw new ConnectorException(answer.Faults[0]);

        var rows = RowScanner.Scan(answer.Body.Span).Rows;
        if (rows.IsEmpty)
            return "";
        using var row = JsonDocument.Parse(answer.Body.Slice(rows[0].Start, rows[0].Length));
        return row.RootElement.TryGetProperty("zone", out var zone) && zone.ValueKind == JsonValueKind.String ? zone.GetString()! : "";
    }

    [GeneratedRegex(@"\A[+-](?:0[0-9]|1[0-4]):[0-5][0-9]\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Offset();
}
