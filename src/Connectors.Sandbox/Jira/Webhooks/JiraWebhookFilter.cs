namespace Connectors.Sandbox;

/// <summary>What a dynamic webhook may ask for: few fields, and only equal, unequal, in and not in.</summary>
internal static class JiraWebhookFilter
{
    private static readonly string[] Fields = ["issuekey", "key", "project", "issuetype", "type", "status", "priority", "assignee", "reporter"];

    private static readonly JqlOperator[] Operators = [JqlOperator.Equal, JqlOperator.NotEqual, JqlOperator.In, JqlOperator.NotIn];

    private static readonly string[] Events =
    [
        "jira:issue_created", "jira:issue_updated", "jira:issue_deleted", "comment_created", "comment_updated", "comment_deleted",
        "issue_property_set", "issue_property_deleted", "sprint_created", "sprint_updated", "sprint_closed", "sprint_deleted", "sprint_started",
        "jira:version_released", "jira:version_unreleased", "jira:version_created", "jira:version_moved", "jira:version_updated",
        "jira:version_merged", "jira:version_deleted",
    ];

    public static IEnumerable<string> Faults(JiraSite site, string? jql, IReadOnlyCollection<string> events)
    {
        if (events.Count == 0)
        {
            yield return "The events must not be empty";
        }

        foreach (var unknown in events.Except(Events))
        {
            yield return $"The event {unknown} is unsupported";
        }

        if (string.IsNullOrWhiteSpace(jql))
        {
            yield return "The jqlFilter must not be empty";
            yield break;
        }

        foreach (var fault in FilterFaults(site, jql))
        {
            yield return fault;
        }
    }

    private static List<string> FilterFaults(JiraSite site, string jql)
    {
        try
        {
            var query = JqlParser.Parse(jql);
            var faults = query.Where is null ? [] : Clauses(query.Where).SelectMany(Faults).ToList();
            if (faults.Count == 0)
            {
                _ = JiraWebhooks.Plan(site, jql);
            }

            return faults;
        }
        catch (JiraRefusedException refused)
        {
            return [.. refused.Body!["errorMessages"]!.AsArray().Select(message => message!.GetValue<string>())];
        }
    }

    private static IEnumerable<string> Faults(JqlClause.Compare clause)
    {
        if (!Fields.Contains(clause.Field, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"The clause {clause.Field} is unsupported";
        }

        if (!Operators.Contains(clause.Operator))
        {
            yield return $"The operator {JqlWords.Sign(clause.Operator)} is unsupported";
        }
    }

    private static IEnumerable<JqlClause.Compare> Clauses(JqlClause clause) => clause switch
    {
        JqlClause.Compare compare => [compare],
        JqlClause.Not not => Clauses(not.Part),
        JqlClause.All all => all.Parts.SelectMany(Clauses),
        JqlClause.Any any => any.Parts.SelectMany(Clauses),
        _ => [],
    };
}
