namespace Connectors.Limits;

/// <summary>A limit that a vendor sets for an account. A closed set. Budgets are kept per connection.</summary>
/// <param name="Name">Which bucket, such as <c>account</c> or <c>POST /workspaces</c>.</param>
public abstract record BudgetRule(string Name)
{
    /// <summary>At most so many requests in any window.</summary>
    /// <param name="Name">Which bucket.</param>
    /// <param name="Permits">Requests, at least 1.</param>
    /// <param name="Window">Length of the window.</param>
    public sealed record Rate(string Name, int Permits, TimeSpan Window) : BudgetRule(Name)
    {
        /// <summary>Whether processes that share budgets share this one.</summary>
        /// <value>True; false where one process at a time sends such requests anyway, such as writes to one record.</value>
        public bool IsShared { get; init; } = true;
    }

    /// <summary>At most so many requests at once.</summary>
    /// <param name="Name">Which bucket.</param>
    /// <param name="Permits">Requests, at least 1.</param>
    public sealed record Concurrent(string Name, int Permits) : BudgetRule(Name);

    /// <summary>An allowance over a long window, of which a part is kept for writes.</summary>
    /// <param name="Name">Which bucket.</param>
    /// <param name="Permits">Requests in the window.</param>
    /// <param name="Window">Length of the window.</param>
    /// <param name="ReservedForWrites">Requests that only writes may use.</param>
    public sealed record Quota(string Name, int Permits, TimeSpan Window, int ReservedForWrites) : BudgetRule(Name);
}
