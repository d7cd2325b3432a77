using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Makes the canonical JSON of each row, without a record in between.</summary>
internal readonly struct TimeEntryTexts(List<CanonicalText> texts, CanonicalWriter writer) : IRowTaker<TimeEntryRow>
{
    private static readonly JsonEncodedText System = Names.Of(TimeEntryCodes.System);
    private static readonly JsonEncodedText Users = Names.Of("users");
    private static readonly JsonEncodedText Workspaces = Names.Of("workspaces");
    private static readonly JsonEncodedText Stories = Names.Of("stories");
    private static readonly JsonEncodedText Roles = Names.Of("roles");
    private static readonly JsonEncodedText Resource = Names.Of("resource");
    private static readonly JsonEncodedText Task = Names.Of("task");
    private static readonly JsonEncodedText WorkDate = Names.Of("workDate");
    private static readonly JsonEncodedText Duration = Names.Of("duration");
    private static readonly JsonEncodedText Work = Names.Of("work");
    private static readonly JsonEncodedText Role = Names.Of("role");
    private static readonly JsonEncodedText Billable = Names.Of("billable");
    private static readonly JsonEncodedText BillRate = Names.Of("billRate");
    private static readonly JsonEncodedText CostRate = Names.Of("costRate");
    private static readonly JsonEncodedText Billing = Names.Of("billing");
    private static readonly JsonEncodedText Note = Names.Of("note");
    private static readonly JsonEncodedText Location = Names.Of("location");
    private static readonly JsonEncodedText Taxable = Names.Of("taxable");
    private static readonly CodeNames<TimeEntryStatus> Statuses = new();
    private static readonly CodeNames<Billable> Billables = new();
    private static readonly CodeNames<BillingState> BillingStates = new();

    public void Take(PageFields fields, in TimeEntryRow row)
    {
        if (!fields.Has(row.Id))
            throw new FormatException("The record has no key.");
        writer.Begin();
        writer.Required(Resource, System, Users, fields, row.UserId, row.User?.Value ?? default);
        writer.Required(Names.Project, System, Workspaces, fields, row.WorkspaceId, row.Workspace?.Value ?? default);
        writer.Reference(Task, System, Stories, fields, row.StoryId, row.Story?.Value ?? default);
        writer.Date(WorkDate, fields, row.DatePerformed);
        writer.Json.WriteNumber(Duration, TimeEntryCodes.Seconds(fields, row.Minutes));
        writer.Code(Names.Kind, Work);
        writer.Reference(Role, System, Roles, fields, row.RoleId, row.Role?.Value ?? default);
        Coded(Billable, fields, row.Billable, Billables[TimeEntryCodes.Billable(fields, row.Billable)]);
        Money(BillRate, fields, row.Rate, row);
        Money(CostRate, fields, row.CostRate, row);
        writer.Code(Names.Status, Statuses[TimeEntryCodes.Status(fields, row)]);
        Coded(Billing, fields, row.IsInvoiced, BillingStates[TimeEntryCodes.Billing(fields, row.IsInvoiced)]);
        writer.Text(Note, fields, row.Notes);
        writer.Text(Location, fields, row.Location);
        if (fields.Boolean(row.Taxable) is { } taxable)
            writer.Json.WriteBoolean(Taxable, taxable);
        writer.Instant(Names.CreatedAt, fields, row.CreatedAt);
        var start = writer.Mark();
        writer.Instant(Names.ModifiedAt, fields, row.UpdatedAt);
        writer.LeaveOut(start);
        texts.Add(writer.End());
    }

    private void Money(JsonEncodedText name, PageFields fields, Field cents, in TimeEntryRow row)
    {
        if (TimeEntryCodes.Amount(fields, cents, row.BaseUnit) is { } amount)
            writer.Money(name, amount, fields.Currency(row.Currency) ?? throw new FormatException("An amount without currency."));
    }

    private void Coded(JsonEncodedText name, PageFields fields, Field raw, JsonEncodedText code)
    {
        if (raw.Kind == JsonTokenType.None)
            writer.Code(name, code);
        else
            writer.Coded(name, code, fields, raw, default, System);
    }
}
