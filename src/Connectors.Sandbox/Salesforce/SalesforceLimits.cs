using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The answer of <c>GET limits</c>; only the daily requests move.</summary>
internal static class SalesforceLimits
{
    private static readonly (string Name, int Max)[] Others =
    [
        ("DailyBulkApiBatches", 15_000), ("DailyBulkV2QueryFileStorageMB", 976_562), ("DailyBulkV2QueryJobs", 10_000),
        ("DailyDeliveredPlatformEvents", 10_000), ("DailyDurableStreamingApiEvents", 10_000), ("DataStorageMB", 1024),
        ("FileStorageMB", 1024), ("HourlyPublishedPlatformEvents", 50_000),
    ];

    public static JsonObject Body(SalesforceUsage usage)
    {
        var body = new JsonObject { ["DailyApiRequests"] = Limit(usage.Limit, usage.Limit - usage.Used) };
        foreach (var (name, max) in Others)
            body[name] = Limit(max, max);
        return body;
    }

    private static JsonObject Limit(int max, int remaining) => new() { ["Max"] = max, ["Remaining"] = remaining };
}
