using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What logged work does to the remaining estimate: <c>auto</c> unless the call says <c>leave</c>, <c>new</c> or <c>manual</c>.</summary>
internal static class JiraEstimates
{
    /// <param name="call">The call with its parameters.</param>
    /// <param name="remaining">The estimate before, seconds; null for none.</param>
    /// <param name="more">How much more time is logged now, seconds; negative when less.</param>
    public static long? Adjust(JiraCall call, long? remaining, long more)
    {
        switch (call.Value("adjustEstimate") ?? "auto")
        {
            case "leave":
                return remaining;
            case "new":
                return Duration(call, "newEstimate");
            case "manual":
                return Math.Max(0, (remaining ?? 0) + (call.Method == "DELETE" ? Duration(call, "increaseBy") : -Duration(call, "reduceBy")));
            case "auto":
                return remaining is null ? null : Math.Max(0, remaining.Value - more);
            default:
                throw JiraErrors.Field("adjustEstimate", "The value must be one of: new, leave, manual, auto.");
        }
    }

    private static long Duration(JiraCall call, string name) => JiraDurations.Read(call.Value(name) ?? "")
        ?? throw JiraErrors.Field(name, $"'{name}' must be a duration when the estimate is adjusted by hand.");

    /// <summary>The issue after its worklogs changed: time spent, remaining estimate, history.</summary>
    public static void Apply(JiraCall call, StoredRecord issue, StoredRecord worklog, long more)
    {
        var fields = JiraIssues.Fields(issue);
        var spent = JiraWorklogs.Spent(call.Store, issue.Id);
        var changes = new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["timespent"] = spent == 0 ? null : spent, ["timeestimate"] = Adjust(call, fields["timeestimate"]?.GetValue<long>(), more),
        };
        var item = JiraChangelog.Item("WorklogId", "jira", null, null, worklog.Id, worklog.Id);
        JiraIssueWriter.Change(call, issue, [.. changes.Where(pair => !JsonNode.DeepEquals(fields[pair.Key], pair.Value))], "issue_worklog", item);
    }
}
