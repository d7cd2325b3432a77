using Connectors.Contracts;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>What all decisions have in common: their audit entry, and what a conflict means for a person.</summary>
internal static class RepairCommits
{
    public static StateChange Audit(TenantId tenant, IIdSource ids, TimeProvider time, string actor, string action, DeadLetter letter,
        string reason) =>
        AuditLog.Append(tenant, ids.Next(), new(
            time.GetUtcNow(), actor, $"deadletter.{action}", $"{letter.Record}/{letter.Stage}", letter.PayloadHash, reason));

    /// <exception cref="ConnectorException">Somebody else was faster.</exception>
    public static async Task CommitAsync(IStateStore state, IReadOnlyCollection<StateChange> changes, CancellationToken ct)
    {
        try
        {
            await state.CommitAsync(changes, ct);
        }
        catch (StateConflictException changed)
        {
            throw new ConnectorException(
                new(FaultKind.Conflict, "An execution or another person changed it at the same time; nothing was done: look again, then decide."),
                changed);
        }
    }
}
