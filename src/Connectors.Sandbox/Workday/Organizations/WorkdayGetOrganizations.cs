using System.Globalization;
using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>Get_Organizations.</summary>
internal static class WorkdayGetOrganizations
{
    public static XElement Answer(WorkdayCall call)
    {
        var filter = WorkdayResponseFilter.Of(call);
        var (rows, results) = filter.PageOf(Select(call, filter));
        var group = new WorkdayResponseGroup(call.Request.Child("Response_Group"), call.State.Settings, "Hierarchy_Data", "Supervisory_Data");
        return call.Answer(
            "Get_Organizations_Response", call.Echo(), results, Group("Response_Data", rows.Select(row => Write(call, group, filter, row))));
    }

    private static IReadOnlyList<WorkdayOrganization> Select(WorkdayCall call, WorkdayResponseFilter filter)
    {
        var references = call.Request.Child("Request_References");
        var criteria = call.Request.Child("Request_Criteria");
        if (references is not null && criteria is not null)
            throw WorkdayFaults.Validation([new("Request References and Request Criteria cannot both be sent.", criteria)]);
        if (references is not null)
        {
            return call.State.Organizations.Resolve(
                references.Children("Organization_Reference"),
                WorkdayXml.Flag(references.WdAttribute("Skip_Non_Existing_Instances")) == true);
        }
        WorkdayUnserved.Refuse(criteria, ["Organization_Type_Reference", "Include_Inactive", "Transaction_Log_Criteria"]);
        string[] types = [.. criteria.Children("Organization_Type_Reference").Select(reference => WorkdayReference.Of(reference).Value)];
        var withInactive = WorkdayXml.Flag(criteria.Text("Include_Inactive")) == true;
        var log = WorkdayTransactionLog.Of(call, criteria.Children("Transaction_Log_Criteria"), filter);
        return
        [
            .. call.State.Organizations.All()
                .Where(organization => Updated(organization) <= filter.Entry && (withInactive || !organization.IsInactive))
                .Where(organization => types.Length == 0 || Array.Exists(types, type => organization.Type.Has("Organization_Type_ID", type)
                    || organization.Type.Has("WID", type)))
                .Where(organization => log is null || log.Matches(Updated(organization), Available(call, organization), "Edit Organization")),
        ];
    }

    private static XElement Write(
        WorkdayCall call, WorkdayResponseGroup group, WorkdayResponseFilter filter, WorkdayOrganization organization) => Group(
        "Organization",
        call.Rendering.Reference("Organization_Reference", organization.Instance),
        Group(
            "Organization_Data",
            Text("Reference_ID", organization.Id),
            Text("Name", organization.Name),
            Text("Organization_Code", organization.Code),
            Flag("Include_Manager_in_Name", false),
            Flag("Include_Organization_Code_in_Name", false),
            call.Rendering.Reference("Organization_Type_Reference", organization.Type),
            call.Rendering.Reference("Organization_Subtype_Reference", organization.Subtype),
            call.Rendering.Moment("Availibility_Date", Available(call, organization)),
            call.Rendering.Moment("Last_Updated_DateTime", Updated(organization)),
            Flag("Inactive", organization.IsInactive),
            call.Rendering.Reference("Manager_Reference", Manager(call, filter, organization)),
            group.Has("Hierarchy_Data") ? Hierarchy(call, organization) : null,
            group.Has("Supervisory_Data") && organization.IsSupervisory
                ? Group("Supervisory_Data", Text("Staffing_Model", "Job Management"), Flag("Available_For_Hire", true), Flag("Hiring_Freeze", false))
                : null));

    private static XElement Hierarchy(WorkdayCall call, WorkdayOrganization organization)
    {
        var above = call.State.Organizations.Above(organization).ToArray();
        return Group(
            "Hierarchy_Data",
            call.Rendering.Reference("Top-Level_Organization_Reference", above[^1].Instance),
            call.Rendering.Reference("Superior_Organization_Reference", above.Length > 1 ? above[1].Instance : null),
            call.State.Organizations.Directly(organization)
                .Select(below => call.Rendering.Reference("Subordinate_Organization_Reference", below.Instance)));
    }

    private static WorkdayInstance? Manager(WorkdayCall call, WorkdayResponseFilter filter, WorkdayOrganization organization) =>
        organization.Manager is { } id ? call.State.Workers.Find("Employee_ID", id, filter.Entry, filter.Effective)?.Instance : null;

    private static DateTimeOffset Updated(WorkdayOrganization organization) =>
        DateTimeOffset.Parse(organization.Updated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset Available(WorkdayCall call, WorkdayOrganization organization) =>
        call.State.Times.StartOf(DateOnly.ParseExact(organization.Available, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
