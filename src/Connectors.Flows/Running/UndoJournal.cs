using Connectors.State;

namespace Connectors.Flows;

/// <summary>Undos as intents of their own.</summary>
internal sealed class UndoJournal(IStateStore state) : IUndoJournal
{
    public async ValueTask<Intent?> FindAsync(RunScope scope, string undo, CancellationToken ct)
    {
        var found = await state.FindAsync([new(scope.Flow.TenantId, FlowSets.Intent, $"{scope.Run.Id}/{undo}")], ct);
        return found.Count == 0 ? null : FlowSets.Read(found[0], FlowJson.Default.Intent);
    }

    public ValueTask PlanAsync(RunScope scope, Intent undo, CancellationToken ct) => scope.Flow.CommitAsync(
        [FlowSets.Set(scope.Flow.TenantId, FlowSets.Intent, $"{undo.RunId}/{undo.Step}", undo, FlowJson.Default.Intent)], ct);
}
