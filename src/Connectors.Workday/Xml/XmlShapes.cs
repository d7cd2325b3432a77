using System.Globalization;
using System.Text.RegularExpressions;

namespace Connectors.Workday;

/// <summary>What the vendor's schema says about elements and attributes that we read.</summary>
internal static partial class XmlShapes
{
    // "Parent/Child": the same child may repeat in one element and stand alone in another.
    private static readonly FrozenSet<string> Repeated = new[]
    {
        "Contact_Data/Address_Data", "Contact_Data/Phone_Data", "Contact_Data/Email_Address_Data", "Contact_Data/Instant_Messenger_Data",
        "Contact_Data/Web_Address_Data", "Email_Address_Data/Usage_Data", "Address_Data/Usage_Data", "Phone_Data/Usage_Data",
        "Address_Data/Address_Line_Data", "Address_Data/Submunicipality_Data", "Address_Data/Subregion_Data", "Usage_Data/Type_Data",
        "Usage_Data/Use_For_Reference", "Name_Data/Additional_Name_Data", "Personal_Data/Ethnicity_Reference", "Personal_Data/Disability_Status_Data",
        "Personal_Data/Citizenship_Status_Reference", "Personal_Data/Military_Service_Data", "Identification_Data/National_ID",
        "Identification_Data/Government_ID", "Identification_Data/Visa_ID", "Identification_Data/Passport_ID", "Identification_Data/License_ID",
        "Identification_Data/Custom_ID", "Employment_Data/Worker_Job_Data", "Worker_Status_Data/Leave_Status_Data",
        "Position_Data/Manager_as_of_last_detected_manager_change_Reference", "Position_Data/Work_Hours_Profiles_Reference",
        "Job_Profile_Summary_Data/Job_Family_Reference", "Business_Site_Summary_Data/Address_Data",
        "Position_Organizations_Data/Position_Organization_Data", "Position_Supervisory_Management_Chain_Data/Management_Chain_Data",
        "Worker_Supervisory_Management_Chain_Data/Management_Chain_Data", "Management_Chain_Data/Manager_Reference",
        "Organization_Support_Role_Data/Organization_Support_Role", "Organization_Support_Role/Organization_Role_Data",
        "Compensation_Data/Salary_and_Hourly_Data", "Organization_Data/Worker_Organization_Data", "Worker_Data/Integration_Field_Override_Data",
        "Organization_Data/Integration_Field_Override_Data", "Transaction_Log_Entry_Data/Transaction_Log_Entry",
        "Organization_Data/Leadership_Reference", "External_IDs_Data/ID", "Roles_Data/Organization_Role_Data",
        "Organization_Role_Data/Worker_Reference", "Hierarchy_Data/Subordinate_Organization_Reference",
        "Hierarchy_Data/Included_Organization_Reference", "Hierarchy_Data/Included_In_Organization_Reference",
        "Supervisory_Data/Organization_Assignments_Data", "Staffing_Restrictions_Data/Job_Family_Reference",
        "Staffing_Restrictions_Data/Job_Profile_Restriction_Summary_Data", "Staffing_Restrictions_Data/Location_Reference",
        "Staffing_Restrictions_Data/Position_Worker_Type_Reference", "Project_Data/Optional_Project_Hierarchy_Reference",
        "Project_Data/Project_Event_Status_Reference", "Worktags_Data/Related_Worktags_by_Type_Data",
        "Related_Worktags_by_Type_Data/Allowed_Worktag_Data", "Project_Data/Optional_Balancing_Worktag_Reference",
        "Project_Data/Project_Dependencies_Reference", "Project_Data/Project_Prerequisite_For_Reference", "Project_Data/Project_Attachment_Data",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Booleans = new[]
    {
        "Primary_Job", "Public", "Primary", "Active", "Terminated", "Rehire", "Hire_Rescinded", "Retired", "Not_Returning", "On_Leave", "Inactive",
        "Billable", "Capital", "Locked_in_Workday", "Worktag_Only", "Include_Project_ID_in_Name", "Include_Manager_in_Name",
        "Include_Organization_Code_in_Name", "Available_For_Hire", "Hiring_Freeze", "Is_Correction_Or_Corrected", "Is_Rescind_Or_Rescinded",
        "Required_On_Transaction", "Required_On_Transaction_For_Validation", "Replace_All_Allowed_Values", "Delete_Default_Value",
        "Delete_Allowed_Value", "Tobacco_Use", "Hispanic_or_Latino", "Defaulted_Business_Site_Address", "Used_in_Change_Organization_Assignments",
        "Specify_Paid_FTE", "Specify_Working_FTE", "Exclude_from_Head_Count", "Exclude_from_Headcount", "Job_Exempt", "Critical_Job", "Compressed",
        "International_Assignee", "Regrettable_Termination", "Eligible_for_Hire",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsRepeated(string parent, string child) => Repeated.Contains($"{parent}/{child}");

    public static bool IsBoolean(string name) => Booleans.Contains(name);

    /// <summary>Whether an element holds a day. Days of Workday's schemas are called so; moments are called <c>..._DateTime</c> or
    /// <c>..._Moment</c>.</summary>
    public static bool IsDay(string name) => name.EndsWith("_Date", StringComparison.Ordinal) || name is "Date" or "Termination_Last_Day_of_Work"
        or "First_Day_of_Work" or "Last_Day_of_Work" or "Leave_Last_Day_of_Work" or "Leave_First_Day_of_Work";

    /// <summary>The day of a text such as <c>2017-06-01-07:00</c>, whose zone is dropped and never counted; null when it is no day.</summary>
    public static string? DayOf(string text) => DayForm().Match(text.Trim()) is { Success: true } match ? match.Groups["day"].Value : null;

    /// <summary>The same as a value.</summary>
    public static DateOnly? Day(string? text) =>
        text is not null && DayOf(text) is { } day
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : null;

    /// <summary>The instant of a stamp with its offset.</summary>
    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DayForm();
}
