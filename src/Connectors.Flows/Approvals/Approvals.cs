using System.Runtime.CompilerServices;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>What people are asked before something is sent, and their answers. An answer, its audit entry and what it causes are one commit; no
/// vendor is called. Safe for parallel use, beside executions too.</summary>
/// <param name="state">Where state lives.</param>
/// <param name="ids">Ids of audit entries.</param>
/// <param name="time">The clock.</param>
public sealed class Approvals(IStateStore state, IIdSource ids, TimeProvider time)
{
    private const int MaxConflicts = 5;
    private const int MaxReason = 500;

    /// <summary>The questions of a tenant that wait for an answer, ordered by run.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="ct">Ends the search.</param>
    public async IAsyncEnumerable<Approval> ListAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var query = new StateQuery(tenant, FlowSets.Approval) { IndexKey = FlowSets.OpenApprovals, Take = 200 };
        for (var count = 200; count == 200;)
        {
            count = 0;
            await foreach (var entry in state.QueryAsync(query, ct))
            {
                count++;
                query = query with { After = entry.Key.Key };
                var approval = FlowSets.Read(entry, FlowJson.Default.Approval);
                // A newer change may have taken the run's place meanwhile.
                if (approval.ExpiresAt > time.GetUtcNow() && await FindRunAsync(tenant, approval.Run, ct) is { Run: { IsOpen: true } run }
                    && run.Asks == approval.Step)
                {
                    yield return approval;
                }
            }
        }
    }

    /// <summary>The question about a step of a run as it stands, answered or not; null when none was asked.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="runId">The run.</param>
    /// <param name="step">Id of the step.</param>
    /// <param name="ct">Ends the look-up.</param>
    public async ValueTask<Approval?> FindAsync(TenantId tenant, Guid runId, string step, CancellationToken ct = default) =>
        (await EntryAsync(tenant, $"{runId}/{step}", ct))?.Approval;

    /// <summary>Agrees. With the last of the wanted answers the run goes on.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="seen">The question as the person saw it: an answer to what has changed since is refused.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>The question as it stands now, or why the answer does not count.</returns>
    public ValueTask<Outcome<Approval>> ApproveAsync(TenantId tenant, Approval seen, Approver by, CancellationToken ct = default) =>
        AnswerAsync(tenant, seen, by, "approve", "", approval =>
        {
            var agreed = approval with { Votes = approval.Votes.Add(new(by.Actor, time.GetUtcNow())) };
            return agreed with { State = agreed.Votes.Length >= agreed.By ? ApprovalState.Approved : ApprovalState.Open };
        }, ct);

    /// <summary>Refuses: the run becomes a dead letter of the step's owner, or takes back what it wrote where its flow compensates.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="seen">The question as the person saw it.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why, at most 500 characters; it stands in the audit log, so it must not hold personal values.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>The question as it stands now, or why the answer does not count.</returns>
    public ValueTask<Outcome<Approval>> RefuseAsync(TenantId tenant, Approval seen, Approver by, string reason, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var told = reason.Length > MaxReason ? reason[..MaxReason] : reason;
        return AnswerAsync(tenant, seen, by, "refuse", $": {told}", approval => approval with
        {
            State = ApprovalState.Refused, Refusal = new(by.Actor, time.GetUtcNow(), told),
        }, ct);
    }

    private async ValueTask<Outcome<Approval>> AnswerAsync(
        TenantId tenant, Approval seen, Approver by, string action, string why, Func<Approval, Approval> answer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Actor);
        for (var conflicts = 0; conflicts < MaxConflicts; conflicts++)
        {
            if (await EntryAsync(tenant, seen.Key, ct) is not { } at || await FindRunAsync(tenant, seen.Run, ct) is not { } run)
            {
                return ApprovalRules.Gone;
            }

            if (ApprovalRules.Obstacle(at.Approval, seen, run.Run, by, time.GetUtcNow()) is { } obstacle)
            {
                return obstacle;
            }

            var next = answer(at.Approval);
            IEnumerable<StateChange> goesOn = next.State == ApprovalState.Open ? [] : Runs.Again(tenant, run.Run, run.ETag, WorkClass.Interactive);
            var audit = AuditLog.Append(tenant, ids.Next(), new(
                time.GetUtcNow(), by.Actor, $"approval.{action}", $"{next.Run}/{next.Step}", next.Hash, $"run:{next.RunId}{why}"));
            try
            {
                await state.CommitAsync([new StateChange.Put(StepApprovals.Entry(tenant, next, at.ETag)), .. goesOn, audit], ct);
                return next;
            }
            catch (StateConflictException)
            {
                // Another answer or an execution was faster: what it left is judged anew.
            }
        }

        return ApprovalRules.Gone;
    }

    private async ValueTask<(Approval Approval, string ETag)?> EntryAsync(TenantId tenant, string key, CancellationToken ct)
    {
        var found = await state.FindAsync([new(tenant, FlowSets.Approval, key)], ct);
        return found.Count == 0 ? null : (FlowSets.Read(found[0], FlowJson.Default.Approval), found[0].ETag);
    }

    private async ValueTask<(RunRecord Run, string ETag)?> FindRunAsync(TenantId tenant, string key, CancellationToken ct)
    {
        var found = await state.FindAsync([new(tenant, FlowSets.Run, key)], ct);
        return found.Count == 0 ? null : (FlowSets.Read(found[0], FlowJson.Default.RunRecord), found[0].ETag);
    }
}
