using System.Text.Json.Nodes;
using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>Positions of a worker and the organisations that they belong to.</summary>
internal sealed class WorkdayJobWriter(WorkdayCall call, WorkdayResponseGroup group, WorkdayResponseFilter filter)
{
    private readonly WorkdayRendering _rendering = call.Rendering;
    private readonly Dictionary<string, WorkdayInstance?> _managers = new(StringComparer.Ordinal);

    public XElement Write(WorkdayWorker worker, string id, JsonObject position) => Group(
        "Worker_Job_Data",
        FlagAttribute("Primary_Job", position.Is("primary") == true),
        Position(worker, id, position),
        group.Has("Organizations")
            ? Group("Position_Organizations_Data", Memberships(position).Select(one => Membership("Position_Organization_Data", one)))
            : null,
        group.Has("Management_Chain_Data")
            ? Group("Position_Management_Chains_Data", Group("Position_Supervisory_Management_Chain_Data", Chain(position)))
            : null);

    public XElement Organizations(WorkdayWorker worker) => Group(
        "Organization_Data",
        worker.Positions.SelectMany(position => Memberships(position.Value)).DistinctBy(organization => organization.Id)
            .Select(one => Membership("Worker_Organization_Data", one)));

    public XElement? ManagementChain(WorkdayWorker worker) => worker.PrimaryPosition is not { } position ? null : Group(
        "Management_Chain_Data", Group("Worker_Supervisory_Management_Chain_Data", Chain(position)));

    private XElement Position(WorkdayWorker worker, string id, JsonObject position) => Group(
        "Position_Data",
        _rendering.DayAttribute("Effective_Date", Touched(worker, id)),
        _rendering.Reference(
            "Position_Reference", new(WorkdayWid.Made(call.State.Tenant, "position", id), position.Get("title") ?? id, ("Position_ID", id))),
        Text("Position_ID", id),
        Text("Position_Title", position.Get("title")),
        Text("Business_Title", position.Get("businessTitle") ?? position.Get("title")),
        _rendering.Day("Start_Date", position.Get("start")),
        _rendering.Day("End_Employment_Date", position.Get("end")),
        Refer("Worker_Type_Reference", worker.IsEmployee ? "Employee_Type_ID" : "Contingent_Worker_Type_ID", position.Get("type") ?? "Regular"),
        Refer("Position_Time_Type_Reference", "Position_Time_Type_ID", position.Get("timeType") ?? "Full_time"),
        Number("Scheduled_Weekly_Hours", position.Get("weeklyHours") ?? "40"),
        Number("Default_Weekly_Hours", position.Get("defaultHours") ?? "40"),
        Number("Full_Time_Equivalent_Percentage", position.Get("fte") ?? "100"),
        Refer("Pay_Rate_Type_Reference", "Pay_Rate_Type_ID", worker.IsEmployee ? "Salary" : "Hourly"),
        JobProfile(position.Get("jobProfile") ?? "CONSULTANT"),
        Site(position.Get("location") ?? "BERLIN"),
        _rendering.Day("End_Date", position.Get("end")),
        Managers(position).Select(manager => _rendering.Reference("Manager_as_of_last_detected_manager_change_Reference", manager)));

    private XElement JobProfile(string id) => Group(
        "Job_Profile_Summary_Data",
        _rendering.Reference("Job_Profile_Reference", WorkdayCatalog.JobProfile(call.State.Tenant, id)),
        _rendering.Reference("Management_Level_Reference", WorkdayInstance.Delivered("Management_Level_ID", "Individual_Contributor")),
        _rendering.Reference("Job_Family_Reference", WorkdayInstance.Delivered("Job_Family_ID", "CONSULTING")),
        Text("Job_Profile_Name", WorkdayCatalog.JobProfile(call.State.Tenant, id).Descriptor));

    private XElement Site(string id) => Group(
        "Business_Site_Summary_Data",
        _rendering.Reference("Location_Reference", WorkdayCatalog.Location(call.State.Tenant, id)),
        Text("Name", WorkdayCatalog.Location(call.State.Tenant, id).Descriptor),
        Number("Scheduled_Weekly_Hours", "40"),
        Address(id));

    /// <summary>The formatted address has line breaks in an attribute, as at the vendor.</summary>
    private XElement Address(string location)
    {
        var (country, town) = (WorkdayCatalog.CountryOf(location), WorkdayCatalog.Location(call.State.Tenant, location).Descriptor);
        return Group(
            "Address_Data",
            Attribute("Formatted_Address", $"1 Sample Street\n{town}"),
            Attribute("Address_Format_Type", "Basic"),
            _rendering.DayAttribute("Effective_Date", new(1900, 1, 1)),
            _rendering.Reference("Country_Reference", WorkdayInstance.Delivered("ISO_3166-1_Alpha-2_Code", country)),
            Group("Address_Line_Data", Attribute("Type", "ADDRESS_LINE_1"), "1 Sample Street"),
            Text("Municipality", town));
    }

    private IEnumerable<WorkdayOrganization> Memberships(JsonObject position) =>
        WorkdayMerge.Texts(position["organizations"]).Select(call.State.Organizations.Find).OfType<WorkdayOrganization>()
            .Where(organization => !group.Excludes(organization.ExcludedBy));

    private XElement Membership(string name, WorkdayOrganization organization) => Group(
        name,
        _rendering.Reference("Organization_Reference", organization.Instance),
        Group(
            "Organization_Data",
            Text("Organization_Reference_ID", organization.Id),
            Text("Organization_Code", organization.Code),
            Text("Organization_Name", organization.Name),
            _rendering.Reference("Organization_Type_Reference", organization.Type)));

    /// <summary>From the worker's own supervisory organisation upwards.</summary>
    private IEnumerable<XElement> Chain(JsonObject position) => Supervisory(position)
        .SelectMany(call.State.Organizations.Above)
        .Select(organization => Group(
            "Management_Chain_Data",
            _rendering.Reference("Organization_Reference", organization.Instance),
            Manager(organization) is { } manager ? _rendering.Reference("Manager_Reference", manager) : null));

    private IEnumerable<WorkdayInstance> Managers(JsonObject position) => Supervisory(position).Select(Manager).OfType<WorkdayInstance>();

    private IEnumerable<WorkdayOrganization> Supervisory(JsonObject position) =>
        WorkdayMerge.Texts(position["organizations"]).Select(call.State.Organizations.Find).OfType<WorkdayOrganization>()
            .Where(organization => organization.IsSupervisory);

    private WorkdayInstance? Manager(WorkdayOrganization organization)
    {
        if (organization.Manager is not { } id) return null;
        if (!_managers.TryGetValue(id, out var manager))
            _managers[id] = manager = call.State.Workers.Find("Employee_ID", id, filter.Entry, filter.Effective)?.Instance;
        return manager;
    }

    private XElement? Refer(string name, string type, string value) => _rendering.Reference(name, WorkdayInstance.Delivered(type, value));

    /// <summary>From when the position is as it is.</summary>
    private static DateOnly Touched(WorkdayWorker worker, string id) =>
        worker.Applied.Where(row => row.Data["positions"]?[id] is not null).Select(row => row.Effective).LastOrDefault();
}
