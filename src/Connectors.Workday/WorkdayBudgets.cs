using Connectors.Adapters;
using Connectors.Http;
using Connectors.Limits;
using Microsoft.Extensions.Options;

namespace Connectors.Workday;

/// <summary>Requests in a second and at once; reports, which may run for minutes, one at a time. No answer tells what is left.</summary>
internal sealed class WorkdayBudgets(IOptions<WorkdayOptions> options) : IBudgetRules
{
    private readonly ImmutableArray<BudgetRule> _tenant =
    [
        new BudgetRule.Concurrent("tenant-concurrency", options.Value.ConcurrentRequests),
        new BudgetRule.Rate("tenant", options.Value.RequestsPerSecond, TimeSpan.FromSeconds(1)),
    ];

    private readonly ImmutableArray<BudgetRule> _reports =
    [
        new BudgetRule.Concurrent("reports", 1),
        new BudgetRule.Rate("tenant", options.Value.RequestsPerSecond, TimeSpan.FromSeconds(1)),
    ];

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) =>
        request.Options.TryGetValue(RequestTraits.Route, out var route) && route == WorkdayRoutes.Report ? _reports : _tenant;

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];
}
