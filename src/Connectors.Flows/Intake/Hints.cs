using System.Text.Json;
using Connectors.Exchange;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Hints as work of a flow's intake lane: one key for each record, so that those of a record keep their order.</summary>
internal static class Hints
{
    /// <summary>How often a record is asked for that is not as told: some 2 minutes in all.</summary>
    public const int MaxMisses = 6;

    // A lane takes keys of up to 400 characters.
    private const int MaxKey = 300;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>Asks for a look at one record.</summary>
    public static StateChange Ask(TenantId tenant, string flow, HintRecord hint, WorkClass urgency) => new StateChange.Enqueue(
        new(FlowLanes.Intake(tenant, flow), KeyOf(hint), FlowLanes.Hint, Write(hint with { TraceParent = FlowSpans.Current })) { Class = urgency });

    /// <summary>One hint for each record out of many changes. That a record is gone is not covered up by what else is told of it.</summary>
    public static IEnumerable<HintRecord> Of(string connection, IEnumerable<VendorChange> changes) => changes
        .GroupBy(change => change.Key)
        .Select(group => new HintRecord(connection, group.Key.Object, group.Key.Id,
            group.Any(change => IsEnd(change.Kind)) ? group.Last(change => IsEnd(change.Kind)).Kind : group.Last().Kind)
        {
            MergedInto = group.LastOrDefault(change => change.MergedInto is not null)?.MergedInto,
        });

    public static HintRecord Read(WorkItem item) => JsonSerializer.Deserialize(item.Payload.Span, IntakeJson.Hint)!;

    public static bool IsEnd(ChangeKind kind) => kind is ChangeKind.Deleted or ChangeKind.Merged;

    /// <summary>The change that asks once more, later each time.</summary>
    public static StateChange Again(FlowScope scope, WorkItem item, HintRecord hint) => scope.PutOff(
        item with { Payload = Write(hint with { Misses = hint.Misses + 1 }) }, FirstPause * Math.Pow(2, hint.Misses));

    private static byte[] Write(HintRecord hint) => JsonSerializer.SerializeToUtf8Bytes(hint, IntakeJson.Hint);

    private static string KeyOf(HintRecord hint) => $"{hint.Connection}/{hint.Object}/{hint.Id}" is { Length: <= MaxKey } key
        ? key : $"#{BodyHash.Of(Write(hint with { Kind = default, Misses = 0, TraceParent = null, MergedInto = null }))}";
}
