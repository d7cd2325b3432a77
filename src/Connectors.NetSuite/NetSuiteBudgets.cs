using Connectors.Adapters;
using Connectors.Http;
using Connectors.Limits;
using Microsoft.Extensions.Options;

namespace Connectors.NetSuite;

/// <summary>NetSuite limits requests at once, for an account and all its integrations together. It sends no header about it.</summary>
internal sealed class NetSuiteBudgets(IOptions<NetSuiteOptions> options) : IBudgetRules
{
    private readonly ImmutableArray<BudgetRule> _rules = [new BudgetRule.Concurrent("account", options.Value.ConcurrentRequests)];

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) => _rules;

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];
}
