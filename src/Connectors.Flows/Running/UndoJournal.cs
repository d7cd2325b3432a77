using Connectors.State;

namespace Connectors.Flows;

/// <summary>Undos as intents of their own.</summary>
internal sealed class UndoJournal(IStateStore state, TimeProvider time) : IUndoJournal
{
    public async ValueTask<Intent?> FindAsync(RunScope scope, string undo, CancellationToken ct)
    {
        var found = await state.FindAsync([new(scope.Flow.TenantId, FlowSets.Intent, $"{scope.Run.Id}/{undo}")], ct);
        return found.Count == 0 ? null : FlowSets.Read(found[0], FlowJson.Default.Intent);
    }

    public ValueTask PlanAsync(RunScope scope, Intent undo, CancellationToken ct) =>
        scope.Flow.CommitAsync([Intents.Put(scope.Flow.TenantId, undo, time.GetUtcNow())], ct);
}
