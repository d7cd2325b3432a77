namespace Connectors.Jira;

/// <summary>Every query that the adapter sends.</summary>
internal static class IssueQueries
{
    /// <summary>Jira is of 2002: nothing was changed before. A query must hold a restriction.</summary>
    private static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Issues changed from an instant on, oldest change first.</summary>
    public static Jql ChangedFrom(DateTimeOffset? from, ImmutableArray<string> projects)
    {
        var changed = JqlCondition.IsAtLeast("updated", JqlLiteral.Of(from is { } at && at > Beginning ? at : Beginning));
        return new(projects.IsEmpty ? changed : InProjects(projects).And(changed)) { OrderBy = ["updated", "key"] };
    }

    /// <summary>Issues that carry a label.</summary>
    public static Jql Labelled(string label) => new(JqlCondition.IsEqual("labels", JqlLiteral.Of(label))) { OrderBy = ["created", "key"] };

    private static JqlCondition InProjects(ImmutableArray<string> projects) => JqlCondition.IsAnyOf("project", projects.Select(JqlLiteral.Of));
}
