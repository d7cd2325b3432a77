using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Faults;
using Connectors.Reading;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Dead letters as typed state: reads entries, returns changes. One letter for each record and stage: a repeat replaces it.</summary>
public static class DeadLetters
{
    internal const string ReadStage = "read";

    private static readonly TimeSpan TimeToRepair = TimeSpan.FromDays(1);

    /// <summary>All letters of a tenant, ordered by flow and record.</summary>
    public static async IAsyncEnumerable<DeadLetter> ListAsync(IStateStore store, TenantId tenant,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (string? after = null; ;)
        {
            var count = 0;
            await foreach (var entry in store.QueryAsync(new(tenant, FlowSets.DeadLetter) { After = after, Take = 200 }, ct))
            {
                count++;
                after = entry.Key.Key;
                yield return FlowSets.Read(entry, FlowJson.Default.DeadLetter);
            }

            if (count < 200)
            {
                yield break;
            }
        }
    }

    internal static StateChange OfReading(FlowScope scope, string recordKey, ReadResult result, TimeProvider time) =>
        Store(scope, Letter(
            scope, ReadStage, recordKey, null, scope.Flow.Trigger.Owner ?? "operations", result.Record.Faults, Payload(result.Source.Json), time));

    internal static StateChange OfLateChange(FlowScope scope, string recordKey, ReadResult result, Guid runId, TimeProvider time)
    {
        var fault = new Fault(FaultKind.Conflict, "The record changed after a document was made of it: correct it with a reversal and a new record.")
        {
            Rule = "immutable-after-claim",
        };
        return Store(scope, Letter(scope, "late-change", recordKey, runId, "finance", [fault], Payload(result.Source.Json), time));
    }

    internal static DeadLetter OfStep(
        FlowScope scope, RunRecord run, string stage, string owner, ImmutableArray<Fault> faults, JsonElement payload, TimeProvider time) =>
        Letter(scope, stage, run.Key, run.Id, owner, faults, payload, time);

    internal static StateKey KeyOf(TenantId tenant, string record, string stage) => new(tenant, FlowSets.DeadLetter, $"{record}/{stage}");

    internal static StateChange Store(FlowScope scope, DeadLetter letter) => FlowSets.Set(
        scope.TenantId, FlowSets.DeadLetter, $"{letter.Record}/{letter.Stage}", letter, FlowJson.Default.DeadLetter, letter.DueAt,
        $"cause:{letter.CauseGroup}", $"owner:{letter.OwnerRole}");

    private static DeadLetter Letter(
        FlowScope scope, string stage, string record, Guid? runId, string owner, ImmutableArray<Fault> faults, JsonElement payload,
        TimeProvider time)
    {
        var now = time.GetUtcNow();
        var cause = string.Join(" + ",
            faults.Select(fault => $"{fault.Policy.Runbook}:{fault.Rule ?? fault.VendorCode}:{fault.Path}").Distinct(StringComparer.Ordinal).Take(5));
        return new(scope.Flow.Name, stage, record, runId, owner, now, now + TimeToRepair, cause, faults, payload);
    }

    private static JsonElement Payload(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Bytes that are no JSON are kept as text, so that nothing is lost.
            return JsonSerializer.SerializeToElement(Convert.ToBase64String(json.Span));
        }
    }
}
