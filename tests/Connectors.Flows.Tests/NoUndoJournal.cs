namespace Connectors.Flows.Tests;

/// <summary>The protection switched off: an undo leaves no trace before it is sent.</summary>
internal sealed class NoUndoJournal : IUndoJournal
{
    public ValueTask<Intent?> FindAsync(RunScope scope, string undo, CancellationToken ct) => new((Intent?)null);

    public ValueTask PlanAsync(RunScope scope, Intent undo, CancellationToken ct) => ValueTask.CompletedTask;
}
