using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The feeds <c>deleted</c> and <c>updated</c>: ids that changed in a window of at most 30 days; seconds of its ends are ignored.</summary>
internal static class SalesforceChanges
{
    public static SalesforceReply Deleted(SalesforceCall call, SalesforceObject type)
    {
        var (start, end) = Window(call);
        var rows = Rows(call, type, start, end).Where(row => row["IsDeleted"]?.GetValue<bool>() == true).Select(row => (JsonNode)new JsonObject
        {
            ["id"] = row["Id"]!.DeepClone(),
            ["deletedDate"] = row["SystemModstamp"]!.DeepClone(),
        });
        return SalesforceReply.Ok(new JsonObject
        {
            ["deletedRecords"] = new JsonArray([.. rows]),
            ["earliestDateAvailable"] = SalesforceTime.Write(call.Records.Now.AddDays(-30)),
            ["latestDateCovered"] = SalesforceTime.Write(Covered(call, end)),
        });
    }

    public static SalesforceReply Updated(SalesforceCall call, SalesforceObject type)
    {
        var (start, end) = Window(call);
        var ids = Rows(call, type, start, end).Where(row => row["IsDeleted"]?.GetValue<bool>() != true).Select(row => row["Id"]!.DeepClone());
        return SalesforceReply.Ok(new JsonObject
        {
            ["ids"] = new JsonArray([.. ids]),
            ["latestDateCovered"] = SalesforceTime.Write(Covered(call, end)),
        });
    }

    private static IEnumerable<JsonObject> Rows(SalesforceCall call, SalesforceObject type, DateTimeOffset start, DateTimeOffset end)
    {
        var (from, to) = (SalesforceTime.Write(start), SalesforceTime.Write(end));
        return call.Records.Rows(type.Name).Where(row => string.CompareOrdinal(row["SystemModstamp"]!.GetValue<string>(), from) >= 0
            && string.CompareOrdinal(row["SystemModstamp"]!.GetValue<string>(), to) < 0);
    }

    private static (DateTimeOffset Start, DateTimeOffset End) Window(SalesforceCall call)
    {
        if (call.Method != "GET")
            throw SalesforceErrors.Method(call.Method, "GET", "HEAD");
        var (start, end) = (Minute(call, "start"), Minute(call, "end"));
        if (end <= start)
            throw new SalesforceRefusedException(400, "INVALID_REPLICATION_DATE", "endDate must be more than one minute greater than startDate",
                null);
        return start < call.Records.Now.AddDays(-30).AddMinutes(-1)
            ? throw new SalesforceRefusedException(400, "INVALID_REPLICATION_DATE", "startDate cannot be more than 30 days ago", null)
            : (start, end);
    }

    private static DateTimeOffset Minute(SalesforceCall call, string name) =>
        call.Query.TryGetValue(name, out var text) && SalesforceTime.TryRead(text, out var instant)
            ? instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute))
            : throw new SalesforceRefusedException(400, "INVALID_REPLICATION_DATE", $"{name} is required and must be a date and time with an offset",
                null);

    private static DateTimeOffset Covered(SalesforceCall call, DateTimeOffset end)
    {
        var now = call.Records.Now;
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        return end < minute ? end : minute;
    }
}
