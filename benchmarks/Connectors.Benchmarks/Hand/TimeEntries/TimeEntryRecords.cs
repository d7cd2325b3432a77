using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Makes the contract of each row.</summary>
internal readonly struct TimeEntryRecords(List<TimeEntry> records) : IRowTaker<TimeEntryRow>
{
    private const string System = TimeEntryCodes.System;

    public void Take(PageFields fields, in TimeEntryRow row)
    {
        if (!fields.Has(row.Id))
            throw new FormatException("The record has no key.");
        var currency = fields.Currency(row.Currency);
        records.Add(new()
        {
            Resource = Ref<Resource>.ByKey(new(System, "main", "users", fields.Required(row.UserId)), row.User?.Text(fields)),
            Project = Ref<Project>.ByKey(new(System, "main", "workspaces", fields.Required(row.WorkspaceId)), row.Workspace?.Text(fields)),
            Task = fields.Text(row.StoryId) is { } story
                ? Ref<WorkItem>.ByKey(new(System, "main", "stories", story), row.Story?.Text(fields)) : null,
            WorkDate = fields.Date(row.DatePerformed) ?? throw new FormatException("A required value is missing."),
            Duration = new(TimeEntryCodes.Seconds(fields, row.Minutes)),
            Kind = TimeKind.Work,
            Role = fields.Text(row.RoleId) is { } role ? Ref<Role>.ByKey(new(System, "main", "roles", role), row.Role?.Text(fields)) : null,
            Billable = Coded(fields, row.Billable, TimeEntryCodes.Billable(fields, row.Billable)),
            BillRate = Money(fields, row.Rate, row.BaseUnit, currency),
            CostRate = Money(fields, row.CostRate, row.BaseUnit, currency),
            Status = TimeEntryCodes.Status(fields, row),
            Billing = Coded(fields, row.IsInvoiced, TimeEntryCodes.Billing(fields, row.IsInvoiced)),
            Note = fields.Text(row.Notes),
            Location = fields.Text(row.Location),
            Taxable = fields.Boolean(row.Taxable),
            CreatedAt = fields.Instant(row.CreatedAt),
            ModifiedAt = fields.Instant(row.UpdatedAt),
        });
    }

    private static Money? Money(PageFields fields, Field cents, Field baseUnit, string? currency) =>
        TimeEntryCodes.Amount(fields, cents, baseUnit) is { } amount
            ? new Money(amount, currency ?? throw new FormatException("An amount without currency."))
            : null;

    private static Coded<TCode> Coded<TCode>(PageFields fields, Field raw, TCode code)
        where TCode : struct, Enum => raw.Kind switch
        {
            JsonTokenType.None => code,
            JsonTokenType.True => new Coded<TCode>(code, "true", null, System),
            JsonTokenType.False => new Coded<TCode>(code, "false", null, System),
            _ => new Coded<TCode>(code, fields.Always(raw), null, System),
        };
}
