namespace Connectors.Flows;

/// <summary>Remembers that an undo was begun.</summary>
internal interface IUndoJournal
{
    /// <summary>The undo of a step as it was begun; null when it was not.</summary>
    ValueTask<Intent?> FindAsync(RunScope scope, string undo, CancellationToken ct);

    /// <summary>Commits an undo before it is sent, or that its answer is unknown.</summary>
    ValueTask PlanAsync(RunScope scope, Intent undo, CancellationToken ct);
}
