namespace Connectors.Sandbox;

/// <summary>The lists that every site has: issue types, statuses, priorities, resolutions.</summary>
internal static class JiraChoices
{
    public const string ToDo = "10000";
    public const string InProgress = "10002";
    public const string Done = "10003";
    public const string Epic = "10000";
    public const string Task = "10001";
    public const string Bug = "10002";
    public const string Story = "10003";
    public const string Subtask = "10004";
    public const string Medium = "3";

    private static readonly JiraStatusCategory New = new(2, "new", "blue-gray", "To Do");
    private static readonly JiraStatusCategory Indeterminate = new(4, "indeterminate", "yellow", "In Progress");
    private static readonly JiraStatusCategory Complete = new(3, "done", "green", "Done");

    public static IReadOnlyList<JiraStatusCategory> Categories { get; } = [new(1, "undefined", "medium-gray", "No Category"), New, Indeterminate,
        Complete];

    public static IReadOnlyList<JiraStatus> Statuses { get; } =
    [
        new(ToDo, "To Do", New, "11"), new(InProgress, "In Progress", Indeterminate, "21"), new(Done, "Done", Complete, "31"),
    ];

    public static IReadOnlyList<JiraIssueType> IssueTypes { get; } =
    [
        new(Epic, "Epic", 1, 10307, "Epics track collections of related bugs, stories, and tasks."),
        new(Task, "Task", 0, 10318, "Tasks track small, distinct pieces of work."),
        new(Bug, "Bug", 0, 10303, "Bugs track problems or errors."),
        new(Story, "Story", 0, 10315, "Stories track functionality or features expressed as user goals."),
        new(Subtask, "Subtask", -1, 10316, "Subtasks track small pieces of work that are part of a larger task."),
    ];

    public static IReadOnlyList<JiraChoice> Priorities { get; } =
    [
        new("1", "Highest", "This problem will block progress."), new("2", "High", "Serious problem that could block progress."),
        new(Medium, "Medium", "Has the potential to affect progress."), new("4", "Low", "Minor problem or easily worked around."),
        new("5", "Lowest", "Trivial problem with little or no impact on progress."),
    ];

    public static IReadOnlyList<JiraChoice> Resolutions { get; } =
    [
        new("10000", "Done", "Work has been completed on this issue."), new("10001", "Won't Do", "This issue won't be actioned."),
        new("10002", "Duplicate", "The problem is a duplicate of an existing issue."),
        new("10003", "Cannot Reproduce", "All attempts at reproducing this issue failed."),
    ];

    public static JiraStatus Status(string id) => Statuses.First(status => status.Id == id);

    public static JiraIssueType IssueType(string id) => IssueTypes.First(type => type.Id == id);
}
