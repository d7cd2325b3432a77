using Connectors.Tenancy;

namespace Connectors.Limits;

/// <summary>The budgets of all connections of this process. Thread-safe, bounded: idle connections leave when there are too many.</summary>
/// <param name="bounds">How long and how many may wait.</param>
/// <param name="time">Clock of all waits.</param>
/// <param name="capacity">How many connections at most.</param>
/// <param name="shared">What other processes know too; null when each process has budgets of its own.</param>
internal sealed class BudgetLedger(BudgetBounds bounds, TimeProvider time, int capacity = 20_000, SharedBudgets? shared = null)
{
    private readonly TenantCache<ConnectionBudget> _budgets = new(capacity, static budget => budget.IsInUse);

    /// <summary>Waits until a request fits into all its buckets.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="connection">Which connection.</param>
    /// <param name="request">What is known of the request.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="Connectors.Faults.ConnectorException"><c>RateLimited</c> after too long a wait, <c>QuotaExhausted</c> when waiting does not
    /// help.</exception>
    public ValueTask<BudgetLease> AcquireAsync(TenantId tenant, string connection, BudgetRequest request, CancellationToken ct = default) =>
        _budgets.GetOrAdd(new(tenant, connection), key => new(key, bounds, time, shared)).AcquireAsync(request, ct);
}
