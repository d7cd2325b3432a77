using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Issues by source-generated System.Text.Json, then by mapping code.</summary>
internal static class IssuePoco
{
    private const string System = "jira";

    public static List<WorkItem> Read(ReadOnlySpan<byte> page) =>
        JsonSerializer.Deserialize(page, PocoJson.Default.PocoIssuePage)!.Issues.ConvertAll(Map);

    private static WorkItem Map(PocoIssue source)
    {
        var fields = source.Fields;
        return new()
        {
            Project = Reference<Project>("project", fields.Project?.Id, fields.Project?.Name)!,
            Parent = Reference<WorkItem>("issue", fields.Parent?.Id, fields.Parent?.Fields.Summary),
            Number = source.Key,
            Title = fields.Summary!,
            Description = fields.Description is { } document ? new() { Format = TextFormat.Plain, Body = PocoDocument.Text(document) } : null,
            Kind = fields.IssueType?.Name is { } kind ? new Coded<WorkItemKind>(Kind(kind), kind, null, System) : WorkItemKind.Unknown,
            Status = fields.Status?.Category?.Key is { } key
                ? new Coded<WorkItemStatus>(Status(key), key, fields.Status.Name, System) : WorkItemStatus.Unknown,
            Priority = fields.Priority?.Name is { } priority ? new Coded<Priority>(PriorityOf(priority), priority, null, System) : null,
            Assignees = Reference<Resource>("user", fields.Assignee?.AccountId, fields.Assignee?.DisplayName) is { } assignee ? [assignee] : [],
            Reporter = Reference<AnyEntity>("user", fields.Reporter?.AccountId, fields.Reporter?.DisplayName),
            Start = fields.StartDate,
            Due = fields.DueDate,
            CompletedAt = fields.ResolutionDate,
            Estimate = Time(fields.Estimate),
            Remaining = Time(fields.Remaining),
            Spent = Time(fields.Spent),
            CreatedAt = fields.Created,
            CreatedBy = Reference<User>("user", fields.Creator?.AccountId, null),
            ModifiedAt = fields.Updated,
        };
    }

    private static WorkTime? Time(long? seconds) => seconds is { } time ? new WorkTime(time) : null;

    private static Ref<T>? Reference<T>(string target, string? id, string? display)
        where T : IEntity => id is null ? null : Ref<T>.ByKey(new(System, "main", target, id), display);

    private static WorkItemKind Kind(string raw) => raw switch
    {
        "Task" => WorkItemKind.Task,
        "Story" => WorkItemKind.Story,
        "Bug" => WorkItemKind.Bug,
        "Epic" => WorkItemKind.Epic,
        "Subtask" or "Sub-task" => WorkItemKind.Subtask,
        "Incident" or "[System] Incident" => WorkItemKind.Incident,
        "Service Request" or "[System] Service request" => WorkItemKind.Request,
        "Milestone" => WorkItemKind.Milestone,
        "Deliverable" => WorkItemKind.Deliverable,
        "Phase" => WorkItemKind.Phase,
        "Issue" => WorkItemKind.Issue,
        _ => WorkItemKind.Unknown,
    };

    private static WorkItemStatus Status(string raw) => raw switch
    {
        "new" => WorkItemStatus.Todo,
        "indeterminate" => WorkItemStatus.InProgress,
        "done" => WorkItemStatus.Done,
        _ => WorkItemStatus.Unknown,
    };

    private static Priority PriorityOf(string raw) => raw switch
    {
        "Highest" => Priority.Highest,
        "High" or "Major" => Priority.High,
        "Medium" => Priority.Medium,
        "Low" or "Minor" => Priority.Low,
        "Lowest" or "Trivial" => Priority.Lowest,
        "Blocker" or "Critical" => Priority.Critical,
        _ => Priority.Unknown,
    };
}
