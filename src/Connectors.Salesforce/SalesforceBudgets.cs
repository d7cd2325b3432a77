using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Http;
using Connectors.Limits;
using Microsoft.Extensions.Options;

namespace Connectors.Salesforce;

/// <summary>Requests of the last 24 hours, which each answer counts for us, and calls at once.</summary>
/// <remarks>Salesforce sends neither Retry-After nor X-RateLimit headers: <c>Sforce-Limit-Info</c> is all there is.</remarks>
internal sealed partial class SalesforceBudgets(IOptions<SalesforceOptions> options) : IBudgetRules
{
    public const string Daily = "daily";

    private readonly ImmutableArray<BudgetRule> _rules =
    [
        new BudgetRule.Concurrent("calls", options.Value.ConcurrentRequests),
        new BudgetRule.Quota(
            Daily,
            options.Value.DailyRequests,
            TimeSpan.FromHours(24),
            (int)((long)options.Value.DailyRequests * options.Value.ReservedForWritesPercent / 100)),
    ];

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection) => _rules;

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Sforce-Limit-Info", out var values))
            return [];

        // api-usage=25/5000; per-app-api-usage=17/250(appName=sample): the org's figure only, ours is counted inside it.
        var match = ApiUsage().Match(string.Join(';', values));
        return match.Success
            && int.TryParse(match.Groups["used"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var used)
            && int.TryParse(match.Groups["permits"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var permits)
            ? [new BudgetReading(Daily, used, permits)]
            : [];
    }

    [GeneratedRegex(@"(?:^|[;,\s])api-usage=(?<used>[0-9]{1,10})/(?<permits>[0-9]{1,10})", RegexOptions.CultureInvariant)]
    private static partial Regex ApiUsage();
}
