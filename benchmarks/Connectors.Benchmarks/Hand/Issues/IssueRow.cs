namespace Connectors.Benchmarks;

/// <summary>The fields of an issue that are wanted.</summary>
internal struct IssueRow
{
    public Field Id;
    public Field Key;
    public Field ProjectId;
    public Field ProjectName;
    public Field ParentId;
    public Field ParentSummary;
    public Field Summary;
    public Field Kind;
    public Field StatusCategory;
    public Field StatusName;
    public Field Priority;
    public Field AssigneeId;
    public Field AssigneeName;
    public Field ReporterId;
    public Field ReporterName;
    public Field CreatorId;
    public Field StartDate;
    public Field DueDate;
    public Field ResolutionDate;
    public Field Estimate;
    public Field Remaining;
    public Field Spent;
    public Field Created;
    public Field Updated;

    /// <summary>The description as plain text until the next row; null when there is none.</summary>
    public TextBuffer? Description;
}
