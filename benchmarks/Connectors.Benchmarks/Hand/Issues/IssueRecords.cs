using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Makes the contract of each row.</summary>
internal readonly struct IssueRecords(List<WorkItem> records) : IRowTaker<IssueRow>
{
    private const string System = IssueCodes.System;

    public void Take(PageFields fields, in IssueRow row)
    {
        IssueCodes.Check(fields, row);
        records.Add(new()
        {
            Project = Ref<Project>.ByKey(new(System, "main", "project", fields.Required(row.ProjectId)), fields.Text(row.ProjectName)),
            Parent = Reference<WorkItem>(fields, "issue", row.ParentId, row.ParentSummary),
            Number = fields.Text(row.Key),
            Title = fields.Always(row.Summary),
            Description = row.Description is { } text ? new() { Format = TextFormat.Plain, Body = text.ToString() } : null,
            Kind = Coded(fields, IssueCodes.Kinds, row.Kind, default) ?? WorkItemKind.Unknown,
            Status = Coded(fields, IssueCodes.Statuses, row.StatusCategory, row.StatusName) ?? WorkItemStatus.Unknown,
            Priority = Coded(fields, IssueCodes.Priorities, row.Priority, default),
            Assignees = Reference<Resource>(fields, "user", row.AssigneeId, row.AssigneeName) is { } assignee ? [assignee] : [],
            Reporter = Reference<AnyEntity>(fields, "user", row.ReporterId, row.ReporterName),
            Start = fields.Date(row.StartDate),
            Due = fields.Date(row.DueDate),
            CompletedAt = fields.Instant(row.ResolutionDate),
            Estimate = Time(fields, row.Estimate),
            Remaining = Time(fields, row.Remaining),
            Spent = Time(fields, row.Spent),
            CreatedAt = fields.Instant(row.Created),
            CreatedBy = Reference<User>(fields, "user", row.CreatorId, default),
            ModifiedAt = fields.Instant(row.Updated),
        });
    }

    private static WorkTime? Time(PageFields fields, Field field) => IssueCodes.Seconds(fields, field) is { } seconds ? new WorkTime(seconds) : null;

    private static Ref<T>? Reference<T>(PageFields fields, string target, Field key, Field display)
        where T : IEntity => fields.Text(key) is { } id ? Ref<T>.ByKey(new(System, "main", target, id), fields.Text(display)) : null;

    private static Coded<TCode>? Coded<TCode>(PageFields fields, HandTable<TCode> table, Field raw, Field label)
        where TCode : struct, Enum
    {
        if (!fields.Has(raw))
            return null;
        var code = table.Find(fields.Utf8(raw), out var known);
        return new Coded<TCode>(code, known ?? fields.Always(raw), fields.Text(label), System);
    }
}
