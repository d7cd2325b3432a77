using System.Text.Json.Nodes;
using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>Names, addresses and status of a worker.</summary>
internal sealed class WorkdayPersonWriter(WorkdayRendering rendering)
{
    public XElement Write(JsonObject data) => Group(
        "Personal_Data",
        Group(
            "Name_Data",
            Group("Legal_Name_Data", Name(data, data.Get("firstName"), data.Get("lastName"))),
            Group(
                "Preferred_Name_Data",
                Name(data, data.Get("preferredFirstName") ?? data.Get("firstName"), data.Get("preferredLastName") ?? data.Get("lastName")))),
        Group("Contact_Data", Email(data.Get("homeEmail"), "HOME", "Home", false), Email(data.Get("workEmail"), "WORK", "Work", true)));

    public XElement Status(WorkdayWorker worker)
    {
        var data = worker.Data;
        return Group(
            "Worker_Status_Data",
            Flag("Active", worker.IsActive),
            rendering.Day("Active_Status_Date", data.Get("terminationDate") ?? data.Get("hireDate")),
            rendering.Day("Hire_Date", data.Get("hireDate")),
            rendering.Day("Original_Hire_Date", data.Get("originalHireDate") ?? data.Get("hireDate")),
            rendering.Day("First_Day_of_Work", data.Get("hireDate")),
            Flag("Terminated", data.Is("terminated") == true),
            rendering.Day("Termination_Date", data.Get("terminationDate")),
            rendering.Day("Termination_Last_Day_of_Work", data.Get("lastDayOfWork") ?? data.Get("terminationDate")),
            data["leave"] is JsonObject leave ? Leave(leave) : null,
            Flag("Rehire", data.Is("rehire") == true),
            data.Is("hireRescinded") == true ? Flag("Hire_Rescinded", true) : null);
    }

    private XElement Leave(JsonObject leave) => Group(
        "Leave_Status_Data",
        Flag("On_Leave", leave.Get("end") is null),
        rendering.Day("Leave_Start_Date", leave.Get("start")),
        rendering.Day("Estimated_Leave_End_Date", leave.Get("estimatedEnd")),
        rendering.Day("Leave_End_Date", leave.Get("end")),
        rendering.Reference(
            "Leave_of_Absence_Type_Reference", WorkdayInstance.Delivered("Leave_of_Absence_Type_ID", leave.Get("type") ?? "Parental_Leave")));

    private XElement Name(JsonObject data, string? first, string? last) => Group(
        "Name_Detail_Data",
        Attribute("Formatted_Name", $"{first} {last}"),
        Attribute("Reporting_Name", $"{last}, {first}"),
        rendering.Reference("Country_Reference", WorkdayInstance.Delivered("ISO_3166-1_Alpha-2_Code", data.Get("country") ?? "DE")),
        Text("First_Name", first),
        Text("Last_Name", last));

    private XElement? Email(string? address, string usage, string label, bool isPublic) => address is null ? null : Group(
        "Email_Address_Data",
        Text("Email_Address", address),
        Group(
            "Usage_Data",
            FlagAttribute("Public", isPublic),
            Group(
                "Type_Data",
                FlagAttribute("Primary", true),
                rendering.Reference("Type_Reference", WorkdayInstance.Delivered("Communication_Usage_Type_ID", usage, label)))));
}
