using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Names of the state sets of flows, and how their entries are made. Keys begin with the flow's name where a set is per flow.</summary>
internal static class FlowSets
{
    public const string Run = "run";
    public const string Intent = "intent";
    public const string Inbox = "inbox";
    public const string Claim = "claim";
    public const string Seen = "seen";
    public const string Sent = "sent";
    public const string Approval = "approval";
    public const string Mapping = "mapping";
    public const string Schedule = "schedule";
    public const string Tombstone = "tombstone";
    public const string Delivery = "delivery";
    public const string DeadLetter = "deadletter";
    public const string ClosedLetter = "deadletter-closed";

    /// <summary>Index key of the intents whose answer is unknown.</summary>
    public const string InDoubt = "doubt";

    /// <summary>Index key of the runs of a flow that are not finished.</summary>
    public static string OpenRuns(string flow) => $"{flow}:open";

    /// <summary>Index key of the questions to people that wait for an answer.</summary>
    public const string OpenApprovals = "open";

    /// <summary>Index key of the runs of a flow that lack something.</summary>
    public static string IncompleteRuns(string flow) => $"{flow}:incomplete";

    public static StateChange Set<T>(TenantId tenant, string set, string key, T value, JsonTypeInfo<T> type, DateTimeOffset? due = null,
        params string[] index) =>
        new StateChange.Set(Entry(tenant, set, key, "", value, type, due, index));

    public static StateEntry Entry<T>(
        TenantId tenant, string set, string key, string etag, T value, JsonTypeInfo<T> type, DateTimeOffset? due = null, params string[] index) =>
        new(new(tenant, set, key), etag, JsonSerializer.SerializeToUtf8Bytes(value, type)) { DueAt = due, IndexKeys = [.. index] };

    public static T Read<T>(StateEntry entry, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(entry.Json.Span, type)!;
}
