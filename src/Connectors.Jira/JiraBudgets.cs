using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Http;
using Connectors.Limits;
using Microsoft.Extensions.Options;

namespace Connectors.Jira;

/// <summary>Jira's three limits: a burst for each endpoint and method, writes to one issue, and points in an hour for calls through the
/// gateway.</summary>
/// <remarks>https://developer.atlassian.com/cloud/jira/platform/rate-limiting/. A budget counts requests, the vendor counts points: answers tell
/// what is left, and correct the count.</remarks>
internal sealed partial class JiraBudgets(IOptions<JiraOptions> options) : IBudgetRules
{
    public const string Points = "points";

    /// <summary>Issues share buckets by their id, so that rules stay few.</summary>
    private const int IssueBuckets = 32;

    private readonly BudgetRule _calls = new BudgetRule.Concurrent("calls", options.Value.ConcurrentRequests);

    private readonly BudgetRule _points = new BudgetRule.Quota(
        Points, options.Value.PointsPerHour, TimeSpan.FromHours(1), options.Value.PointsPerHour / 100 * options.Value.ReservedForWritesPercent);

    public ImmutableArray<BudgetRule> For(HttpRequestMessage request, Connection connection)
    {
        var rules = ImmutableArray.CreateBuilder<BudgetRule>();
        rules.Add(_calls);
        rules.Add(Burst(request));
        if (request.Options.TryGetValue(JiraClient.WrittenIssue, out var issue))
        {
            var bucket = (long.TryParse(issue, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number : issue.Length) % IssueBuckets;
            // One process at a time writes an issue: there is nothing to share.
            rules.Add(new BudgetRule.Rate($"issue-{bucket}-2s", 20, TimeSpan.FromSeconds(2)) { IsShared = false });
            rules.Add(new BudgetRule.Rate($"issue-{bucket}-30s", 100, TimeSpan.FromSeconds(30)) { IsShared = false });
        }

        if (connection.Settings.Values.ContainsKey(JiraHosts.CloudId))
        {
            rules.Add(_points);
        }

        return rules.DrainToImmutable();
    }

    public ImmutableArray<BudgetReading> Read(HttpResponseMessage response)
    {
        if (Number(response, "X-RateLimit-Limit") is { } permits and > 0 && Number(response, "X-RateLimit-Remaining") is { } left
            && Reason(response) is null or JiraFaults.GlobalQuota or JiraFaults.TenantQuota)
        {
            return [new(Points, Math.Max(0, permits - left), permits)];
        }

        // "global-app-quota";r=0;t=1020 beside "global-app-quota";q=65000;w=3600
        var policy = Member(response, "RateLimit-Policy", Quota());
        var state = Member(response, "RateLimit", Rest());
        return policy is { } all and > 0 && state is { } rest ? [new(Points, Math.Max(0, all - rest), all)] : [];
    }

    private BudgetRule Burst(HttpRequestMessage request)
    {
        request.Options.TryGetValue(RequestTraits.Route, out var route);
        var permits = request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete
            ? Math.Max(1, options.Value.RequestsPerSecond / 2)
            : options.Value.RequestsPerSecond;
        return new BudgetRule.Rate($"{request.Method} {route}", permits, TimeSpan.FromSeconds(1));
    }

    private static string? Reason(HttpResponseMessage response) => Header(response, "RateLimit-Reason");

    private static int? Number(HttpResponseMessage response, string name) =>
        int.TryParse(Header(response, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Member(HttpResponseMessage response, string name, Regex pattern) =>
        (Header(response, name) ?? Header(response, "Beta-" + name)) is { } text && pattern.Match(text) is { Success: true } match
        && int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values).Trim() : null;

    [GeneratedRegex(@";\s*q=(?<n>[0-9]{1,9})", RegexOptions.CultureInvariant)]
    private static partial Regex Quota();

    [GeneratedRegex(@";\s*r=(?<n>[0-9]{1,9})", RegexOptions.CultureInvariant)]
    private static partial Regex Rest();
}
