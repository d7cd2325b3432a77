namespace Connectors.Limits;

/// <summary>A request that waits for room in all its buckets.</summary>
internal sealed class BudgetWaiter(ImmutableArray<BudgetCell> cells, TimeSpan deadline)
{
    private readonly TaskCompletionSource<bool> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImmutableArray<BudgetCell> Cells { get; } = cells;

    /// <summary>When it has waited long enough.</summary>
    public TimeSpan Deadline { get; } = deadline;

    /// <summary>True when it may go, false when it has waited too long.</summary>
    public Task<bool> Granted => _granted.Task;

    public void Grant() => _granted.TrySetResult(true);

    public void GiveUp() => _granted.TrySetResult(false);
}
