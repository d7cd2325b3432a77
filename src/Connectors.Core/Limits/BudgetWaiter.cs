namespace Connectors.Limits;

/// <summary>A request that waits for room in all its buckets, and then is under way.</summary>
internal sealed class BudgetWaiter(BudgetRequest request, ImmutableArray<BudgetCell> cells, TimeSpan deadline)
{
    private readonly TaskCompletionSource<bool> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BudgetRequest Request { get; } = request;

    public ImmutableArray<BudgetCell> Cells { get; } = cells;

    /// <summary>When it has waited long enough.</summary>
    public TimeSpan Deadline { get; } = deadline;

    /// <summary>When it was granted.</summary>
    public TimeSpan SentAt { get; private set; }

    /// <summary>How often the connection's limit had fallen when it was granted.</summary>
    public int Falls { get; private set; }

    /// <summary>True when it may go, false when it has waited too long.</summary>
    public Task<bool> Granted => _granted.Task;

    public void Grant(TimeSpan now, int falls)
    {
        (SentAt, Falls) = (now, falls);
        _granted.TrySetResult(true);
    }

    public void GiveUp() => _granted.TrySetResult(false);
}
