namespace Connectors.Workday;

/// <summary>Order of the elements of <c>Project_Data</c>: Workday refuses any other.</summary>
internal static class ProjectFields
{
    public static ImmutableArray<string> Top { get; } =
    [
        "Workday_Project_ID", "Locked_in_Workday", "Project_Hierarchy_Reference", "Optional_Project_Hierarchy_Reference",
        "Project_Event_Status_Reference", "Associated_Templates_from_Project_Template_Reference", "Project_Name", "Worktag_Only", "Inactive",
        "Project_Status_Reference", "Include_Project_ID_in_Name", "Project_Owner_Reference", "Start_Date", "End_Date", "Currency_Reference",
        "Resource_Plan_Reference", "Billable", "Capital", "Description", "Overall_Percent_Complete", "Risk_Level_Reference", "Priority_Reference",
        "Importance_Rating_Reference", "Success_Rating_Reference", "Company_Reference", "Customer_Reference", "Project_Group_Reference",
        "External_Project_Reference_Name", "Problem_Statement", "Objective", "In_Scope", "Out_of_Scope", "Measures_of_Success", "Project_Overview",
        "Initiative_Reference", "Estimated_Budget", "Estimated_Revenue", "Realized_Revenue", "Worktags_Data", "Balancing_Worktag_Reference",
        "Optional_Balancing_Worktag_Reference", "Project_Dependencies_Reference", "Project_Prerequisite_For_Reference",
    ];

    /// <summary>What Workday keeps by itself and does not take back.</summary>
    public static FrozenSet<string> ReadOnly { get; } =
        new[] { "Project_Event_Status_Reference", "Resource_Plan_Reference", "Project_Prerequisite_For_Reference" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Order inside groups.</summary>
    public static FrozenDictionary<string, ImmutableArray<string>> Inner { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        ["Worktags_Data"] = ["Related_Worktags_by_Type_Data"],
        ["Related_Worktags_by_Type_Data"] =
        [
            "Worktag_Type_Reference", "Required_On_Transaction", "Required_On_Transaction_For_Validation", "Default_Worktag_Data",
            "Replace_All_Allowed_Values", "Allowed_Worktag_Data",
        ],
        ["Default_Worktag_Data"] = ["Default_Worktag_Reference"],
        ["Allowed_Worktag_Data"] = ["Allowed_Worktag_Reference"],
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
