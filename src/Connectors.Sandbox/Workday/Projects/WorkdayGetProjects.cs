using System.Xml.Linq;
using static Connectors.Sandbox.WorkdayRendering;

namespace Connectors.Sandbox;

/// <summary>Get_Projects.</summary>
internal static class WorkdayGetProjects
{
    private static readonly string[] Served =
    [
        "ID", "Project_Name", "Project_Hierarchy_Reference", "Project_Status_Reference", "Worker_who_owns_Project_Reference",
        "Start_Date_On_or_After", "Start_Date_On_or_Before", "End_Date_On_or_After", "End_Date_On_or_Before",
        "Customer_Reference", "Company_Reference",
    ];

    public static XElement Answer(WorkdayCall call)
    {
        var filter = WorkdayResponseFilter.Of(call);
        var references = call.Request.Child("Request_References");
        var (rows, results) = filter.PageOf(references is not null ? Referred(call, references) : Matching(call));
        var writer = new WorkdayProjectWriter(call);
        return call.Answer("Get_Projects_Response", call.Echo(), results, Group("Response_Data", rows.Select(writer.Write)));
    }

    private static IReadOnlyList<WorkdayProject> Referred(WorkdayCall call, XElement references)
    {
        var found = new List<WorkdayProject>();
        var errors = new List<WorkdayValidationError>();
        foreach (var (type, value, at) in references.Children("Project_Reference").Select(WorkdayReference.Of))
        {
            if (call.State.Projects.Find(type, value) is { } project) found.Add(project);
            else errors.Add(WorkdayValidationError.InvalidId(type, value, at));
        }
        return errors.Count > 0 ? throw WorkdayFaults.Validation(errors) : found;
    }

    private static IReadOnlyList<WorkdayProject> Matching(WorkdayCall call)
    {
        var criteria = call.Request.Child("Request_Criteria");
        WorkdayUnserved.Refuse(criteria, Served);
        var rows = call.State.Projects.All();
        if (criteria is null) return [.. rows];
        return
        [
            .. rows.Where(project => criteria.Text("ID") is not { } id || project.Id == id)
                .Where(project => criteria.Text("Project_Name") is not { } name || project.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
                .Where(project => Refers(call, criteria, "Project_Hierarchy_Reference", project, "Project_Hierarchy_Reference"))
                .Where(project => Refers(call, criteria, "Project_Status_Reference", project, "Project_Status_Reference"))
                .Where(project => Refers(call, criteria, "Worker_who_owns_Project_Reference", project, "Project_Owner_Reference"))
                .Where(project => Refers(call, criteria, "Customer_Reference", project, "Customer_Reference"))
                .Where(project => Refers(call, criteria, "Company_Reference", project, "Company_Reference"))
                .Where(project => Lies(criteria, "Start_Date", project) && Lies(criteria, "End_Date", project)),
        ];
    }

    /// <summary>No reference takes all; several take any of them.</summary>
    private static bool Refers(WorkdayCall call, XElement criteria, string name, WorkdayProject project, string field)
    {
        WorkdayReference[] wanted = [.. criteria.Children(name).Select(WorkdayReference.Of)];
        if (wanted.Length == 0) return true;
        var actual = project.Reference(field) is var (type, value) ? call.State.Catalog.Find(type, value) : null;
        return Array.Exists(wanted, reference => (call.State.Catalog.Find(reference.Type, reference.Value)
            ?? throw WorkdayFaults.Validation([WorkdayValidationError.InvalidId(reference.Type, reference.Value, reference.At)])).Wid == actual?.Wid);
    }

    private static bool Lies(XElement criteria, string field, WorkdayProject project)
    {
        var day = WorkdayTimes.TryDay(project.Data.Get(field), out var value) ? value : (DateOnly?)null;
        return (!WorkdayTimes.TryDay(criteria.Text(field + "_On_or_After"), out var from) || day >= from)
            && (!WorkdayTimes.TryDay(criteria.Text(field + "_On_or_Before"), out var to) || day <= to);
    }
}
