using System.Text;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>The value tables of the mapping, written out.</summary>
internal static class IssueCodes
{
    public const string System = "jira";
    private const int LongestTitle = 255;

    public static readonly HandTable<WorkItemKind> Kinds = new(
        ("Task", WorkItemKind.Task), ("Story", WorkItemKind.Story), ("Bug", WorkItemKind.Bug), ("Epic", WorkItemKind.Epic),
        ("Subtask", WorkItemKind.Subtask), ("Sub-task", WorkItemKind.Subtask), ("Incident", WorkItemKind.Incident),
        ("[System] Incident", WorkItemKind.Incident), ("Service Request", WorkItemKind.Request), ("[System] Service request", WorkItemKind.Request),
        ("Milestone", WorkItemKind.Milestone), ("Deliverable", WorkItemKind.Deliverable), ("Phase", WorkItemKind.Phase),
        ("Issue", WorkItemKind.Issue));

    public static readonly HandTable<WorkItemStatus> Statuses = new(
        ("new", WorkItemStatus.Todo), ("indeterminate", WorkItemStatus.InProgress), ("done", WorkItemStatus.Done));

    public static readonly HandTable<Priority> Priorities = new(
        ("Highest", Priority.Highest), ("High", Priority.High), ("Medium", Priority.Medium), ("Low", Priority.Low), ("Lowest", Priority.Lowest),
        ("Blocker", Priority.Critical), ("Critical", Priority.Critical), ("Major", Priority.High), ("Minor", Priority.Low),
        ("Trivial", Priority.Lowest));

    public static long? Seconds(PageFields fields, Field field)
    {
        if (fields.Decimal(field) is not { } seconds)
            return null;
        return seconds == decimal.Truncate(seconds) ? (long)seconds : throw new FormatException("No whole seconds.");
    }

    /// <exception cref="FormatException">The record lacks its key or its title is too long.</exception>
    public static void Check(PageFields fields, in IssueRow row)
    {
        if (!fields.Has(row.Id) || !fields.Has(row.Summary))
            throw new FormatException("A required value is missing.");
        if (row.Summary.Length > LongestTitle && Encoding.UTF8.GetCharCount(fields.Utf8(row.Summary)) > LongestTitle)
            throw new FormatException("The title is too long.");
    }
}
