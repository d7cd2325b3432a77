using Connectors.Adapters;
using Connectors.Http;
using Connectors.Limits;
using Microsoft.Extensions.Options;

namespace Connectors.Kantata;

/// <summary>Requests in a second and at once, and tighter buckets for the routes that Kantata names as such. No answer ever tells what is
/// left.</summary>
internal sealed class KantataBudgets(IOptions<KantataOptions> options) : IBudgetRules
{
    private static readonly ImmutableArray<string> TightRoutes =
        ["GET /workspaces", "POST /workspaces", "GET /custom_field_values", "POST /custom_field_values", "POST /account_invitations"];

    private readonly ImmutableArray<BudgetRule> _account =
    [
        new BudgetRule.Concurrent("account-concurrency", options.Value.ConcurrentRequests),
        new BudgetRule.Rate("account", options.Value.RequestsPerSecond, TimeSpan.FromSeconds(1)),
    ];

    private readonly FrozenDictionary<string, BudgetRule> _tight = TightRoutes.ToFrozenDictionary(
        route => route,
        BudgetRule (route) => new BudgetRule.Rate(route, options.Value.TightRequestsPerMinute, TimeSpan.FromMinutes(1)),
        StringComparer.Ordinal);

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) =>
        request.Options.TryGetValue(RequestTraits.Route, out var route) && _tight.TryGetValue($"{request.Method} {route}", out var tight)
            ? _account.Add(tight)
            : _account;

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response) => [];
}
