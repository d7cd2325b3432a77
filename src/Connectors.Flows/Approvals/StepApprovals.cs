using System.Text;
using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Asks before a step is sent. What is approved is the very body: another one is asked anew.</summary>
internal sealed class StepApprovals(IStateStore state, IIdSource ids, TimeProvider time)
{
    /// <summary>Why a drafted step may not be sent yet, or at all; null when it may.</summary>
    public async ValueTask<StepEnd?> FindStopAsync(
        RunScope scope, FlowStep step, Connection connection, WriteCommand command, CancellationToken ct)
    {
        if (step.Approve is not { } rule)
        {
            return null;
        }

        var tenant = scope.Flow.TenantId;
        var found = await state.FindAsync([new(tenant, FlowSets.Approval, $"{scope.Run.Id}/{step.Id}")], ct);
        var asked = found.Count == 0 ? null : FlowSets.Read(found[0], FlowJson.Default.Approval);
        var now = time.GetUtcNow();
        switch (asked)
        {
            case { State: ApprovalState.Refused }:
                return Ended(tenant, asked, "was refused by a person; the reason stands with the question and in the audit log");
            case { State: ApprovalState.Approved } when asked.Hash == Hash(connection, command):
                return null;
            case { State: ApprovalState.Open } when asked.Hash == Hash(connection, command):
                return now < asked.ExpiresAt ? new StepEnd.Asks([], default) : Ended(tenant, asked, $"was not approved by {asked.ExpiresAt:u}");
        }

        var question = Question(scope, step, rule, connection, command, now);
        var action = asked is { State: not ApprovalState.Closed } ? "ask-anew" : "ask";
        var audit = AuditLog.Append(tenant, ids.Next(), new(
            now, $"flow:{scope.Flow.Flow.Name}", $"approval.{action}", $"{question.Run}/{step.Id}", question.Hash, $"run:{scope.Run.Id}"));
        return new StepEnd.Asks([new StateChange.Set(Entry(tenant, question, "")), audit], rule.Within);
    }

    public static StateEntry Entry(TenantId tenant, Approval approval, string etag) => FlowSets.Entry(
        tenant, FlowSets.Approval, approval.Key, etag, approval, FlowJson.Default.Approval, null,
        approval.State == ApprovalState.Open ? [FlowSets.OpenApprovals] : []);

    private static StepEnd.Refused Ended(TenantId tenant, Approval asked, string how) => new(
        [
            new(FaultKind.TargetInvalid,
                $"The {asked.Verb.ToString().ToLowerInvariant()} of {asked.Object} at {asked.Connection} {how}. "
                    + "Correct the record and release the letter to ask anew, or discard it.")
            {
                Rule = "approve",
            },
        ],
        [new StateChange.Set(Entry(tenant, asked with { State = ApprovalState.Closed }, ""))]);

    private static Approval Question(
        RunScope scope, FlowStep step, StepApproval rule, Connection connection, WriteCommand command, DateTimeOffset now)
    {
        using var body = JsonDocument.Parse(command.Body);
        return new(
            scope.Run.Id, scope.Run.Key, scope.Flow.Flow.Name, step.Id, rule.Role, rule.By, Hash(connection, command), connection.Settings.Name,
            command.Verb, command.Object, body.RootElement.Clone(), now, now + rule.Within)
        {
            TargetId = command.Target?.Id, StartedBy = scope.Run.StartedBy,
        };
    }

    /// <summary>Everything that decides what happens at the vendor.</summary>
    private static string Hash(Connection connection, WriteCommand command) => BodyHash.Of(Encoding.UTF8.GetBytes(
        $"{connection.Settings.Name}\n{command.Verb}\n{command.Object}\n{command.Target?.Id}\n{command.Key}\n{BodyHash.Of(command.Body.Span)}"));
}
