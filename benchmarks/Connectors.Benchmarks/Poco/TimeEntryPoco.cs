using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Time entries by source-generated System.Text.Json, then by mapping code.</summary>
internal static class TimeEntryPoco
{
    private const string System = "kantata";

    public static List<TimeEntry> Read(ReadOnlySpan<byte> json)
    {
        var page = JsonSerializer.Deserialize(json, PocoJson.Default.PocoTimeEntryPage)!;
        return [.. page.Results.Where(result => result.Key == "time_entries").Select(result => Map(page, page.TimeEntries[result.Id]))];
    }

    private static TimeEntry Map(PocoTimeEntryPage page, PocoTimeEntry source) => new()
    {
        Resource = Ref<Resource>.ByKey(new(System, "main", "users", source.UserId), page.Users?.GetValueOrDefault(source.UserId)?.FullName),
        Project = Ref<Project>.ByKey(
            new(System, "main", "workspaces", source.WorkspaceId), page.Workspaces?.GetValueOrDefault(source.WorkspaceId)?.Title),
        Task = source.StoryId is { } story
            ? Ref<WorkItem>.ByKey(new(System, "main", "stories", story), page.Stories?.GetValueOrDefault(story)?.Title) : null,
        WorkDate = source.DatePerformed,
        Duration = WorkTime.FromMinutes(source.TimeInMinutes),
        Kind = TimeKind.Work,
        Role = source.RoleId is { } role ? Ref<Role>.ByKey(new(System, "main", "roles", role), page.Roles?.GetValueOrDefault(role)?.Name) : null,
        Billable = source.Billable switch
        {
            null => Billable.Unknown,
            true => new Coded<Billable>(Billable.Billable, "true", null, System),
            false => new Coded<Billable>(Billable.NonBillable, "false", null, System),
        },
        BillRate = Amount(source.RateInCents, source),
        CostRate = Amount(source.CostRateInCents, source),
        Status = Status(page, source),
        Billing = source.IsInvoiced switch
        {
            null => BillingState.Unknown,
            true => new Coded<BillingState>(BillingState.Invoiced, "true", null, System),
            false => new Coded<BillingState>(BillingState.Unbilled, "false", null, System),
        },
        Note = string.IsNullOrWhiteSpace(source.Notes) ? null : source.Notes,
        Location = string.IsNullOrWhiteSpace(source.Location) ? null : source.Location,
        Taxable = source.Taxable,
        CreatedAt = source.CreatedAt?.ToUniversalTime(),
        ModifiedAt = source.UpdatedAt?.ToUniversalTime(),
    };

    private static Money? Amount(decimal? cents, PocoTimeEntry source) =>
        cents is { } amount ? new Money(HandDecimal.Minor(amount, source.CurrencyBaseUnit), source.Currency!) : null;

    private static TimeEntryStatus Status(PocoTimeEntryPage page, PocoTimeEntry source)
    {
        if (source.Approved == true)
            return TimeEntryStatus.Approved;
        if (!string.IsNullOrWhiteSpace(source.ActiveSubmissionId))
            return TimeEntryStatus.Submitted;
        var recent = source.RecentSubmissionId is { } id ? page.Submissions?.GetValueOrDefault(id)?.Status : null;
        return recent == "rejected" ? TimeEntryStatus.Rejected
            : recent == "cancelled" ? TimeEntryStatus.Recalled
            : source.IsInvoiced == true ? TimeEntryStatus.Locked
            : TimeEntryStatus.Draft;
    }
}
