namespace Connectors.Benchmarks;

/// <summary>The members of a time entry that are wanted, and what the side tables say about them.</summary>
internal struct TimeEntryRow
{
    public Field MapKey;
    public Field Id;
    public Field UserId;
    public Field WorkspaceId;
    public Field StoryId;
    public Field RoleId;
    public Field DatePerformed;
    public Field Minutes;
    public Field Billable;
    public Field Rate;
    public Field CostRate;
    public Field Currency;
    public Field BaseUnit;
    public Field Approved;
    public Field ActiveSubmissionId;
    public Field RecentSubmissionId;
    public Field IsInvoiced;
    public Field Notes;
    public Field Location;
    public Field Taxable;
    public Field CreatedAt;
    public Field UpdatedAt;
    public SideEntry? User;
    public SideEntry? Workspace;
    public SideEntry? Story;
    public SideEntry? Role;
    public SideEntry? Submission;
}
