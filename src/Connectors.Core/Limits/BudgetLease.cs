using Connectors.Faults;

namespace Connectors.Limits;

/// <summary>The right to send one request. Dispose it when the whole answer is there.</summary>
internal sealed class BudgetLease(ConnectionBudget budget, BudgetWaiter granted) : IDisposable
{
    private int _returned;

    /// <summary>When it was granted, since the connection's budget began.</summary>
    public TimeSpan At => granted.SentAt;

    /// <summary>Tells what the answer said about the budgets.</summary>
    public void Report(ImmutableArray<BudgetReading> readings) => budget.Report(readings);

    /// <summary>Tells that the vendor refused for the number of requests: the buckets of this request are lowered.</summary>
    public void Refuse(Fault fault) => budget.Refuse(granted.Cells, fault);

    /// <summary>Tells that an answer came, or that none came because of the vendor.</summary>
    /// <param name="failed">Whether the vendor failed.</param>
    /// <param name="tell">Told how many requests may be under way from now on, when that changes. Must be quick, and ask nothing of budgets.</param>
    public void Judge(bool failed, Action<AdaptiveChange> tell) => budget.Judge(granted, failed, tell);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _returned, 1) == 0)
            budget.Return(granted.Cells);
    }
}
