using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Makes the canonical JSON of each row, without a record in between.</summary>
internal readonly struct IssueTexts(List<CanonicalText> texts, CanonicalWriter writer) : IRowTaker<IssueRow>
{
    private static readonly JsonEncodedText System = Names.Of(IssueCodes.System);
    private static readonly JsonEncodedText Issue = Names.Of("issue");
    private static readonly JsonEncodedText User = Names.Of("user");
    private static readonly JsonEncodedText Parent = Names.Of("parent");
    private static readonly JsonEncodedText Number = Names.Of("number");
    private static readonly JsonEncodedText Title = Names.Of("title");
    private static readonly JsonEncodedText Description = Names.Of("description");
    private static readonly JsonEncodedText Format = Names.Of("format");
    private static readonly JsonEncodedText Plain = Names.Of("plain");
    private static readonly JsonEncodedText Body = Names.Of("body");
    private static readonly JsonEncodedText Priority = Names.Of("priority");
    private static readonly JsonEncodedText Assignees = Names.Of("assignees");
    private static readonly JsonEncodedText Reporter = Names.Of("reporter");
    private static readonly JsonEncodedText Start = Names.Of("start");
    private static readonly JsonEncodedText Due = Names.Of("due");
    private static readonly JsonEncodedText CompletedAt = Names.Of("completedAt");
    private static readonly JsonEncodedText Estimate = Names.Of("estimate");
    private static readonly JsonEncodedText Remaining = Names.Of("remaining");
    private static readonly JsonEncodedText Spent = Names.Of("spent");
    private static readonly CodeNames<WorkItemKind> Kinds = new();
    private static readonly CodeNames<WorkItemStatus> Statuses = new();
    private static readonly CodeNames<Priority> Priorities = new();

    public void Take(PageFields fields, in IssueRow row)
    {
        IssueCodes.Check(fields, row);
        writer.Begin();
        writer.Required(Names.Project, System, Names.Project, fields, row.ProjectId, row.ProjectName);
        writer.Reference(Parent, System, Issue, fields, row.ParentId, row.ParentSummary);
        writer.Text(Number, fields, row.Key);
        writer.Text(Title, fields, row.Summary);
        if (row.Description is { } text)
        {
            writer.Json.WriteStartObject(Description);
            writer.Code(Format, Plain);
            writer.Json.WriteString(Body, text.Utf8);
            writer.Json.WriteEndObject();
        }
        if (!Coded(Names.Kind, fields, IssueCodes.Kinds, Kinds, row.Kind, default))
            writer.Code(Names.Kind, Names.Unknown);
        if (!Coded(Names.Status, fields, IssueCodes.Statuses, Statuses, row.StatusCategory, row.StatusName))
            writer.Code(Names.Status, Names.Unknown);
        Coded(Priority, fields, IssueCodes.Priorities, Priorities, row.Priority, default);
        if (fields.Has(row.AssigneeId))
        {
            writer.Json.WriteStartArray(Assignees);
            writer.Json.WriteStartObject();
            writer.Reference(System, User, fields, row.AssigneeId, row.AssigneeName);
            writer.Json.WriteEndArray();
        }
        writer.Reference(Reporter, System, User, fields, row.ReporterId, row.ReporterName);
        writer.Date(Start, fields, row.StartDate);
        writer.Date(Due, fields, row.DueDate);
        writer.Instant(CompletedAt, fields, row.ResolutionDate);
        Time(Estimate, fields, row.Estimate);
        Time(Remaining, fields, row.Remaining);
        Time(Spent, fields, row.Spent);
        writer.Instant(Names.CreatedAt, fields, row.Created);
        writer.Reference(Names.CreatedBy, System, User, fields, row.CreatorId, default);
        var start = writer.Mark();
        writer.Instant(Names.ModifiedAt, fields, row.Updated);
        writer.LeaveOut(start);
        texts.Add(writer.End());
    }

    private void Time(JsonEncodedText name, PageFields fields, Field field)
    {
        if (IssueCodes.Seconds(fields, field) is { } seconds)
            writer.Json.WriteNumber(name, seconds);
    }

    private bool Coded<TCode>(JsonEncodedText name, PageFields fields, HandTable<TCode> table, CodeNames<TCode> names, Field raw, Field label)
        where TCode : struct, Enum
    {
        if (!fields.Has(raw))
            return false;
        writer.Coded(name, names[table.Find(fields.Utf8(raw), out _)], fields, raw, label, System);
        return true;
    }
}
