using System.Xml.Linq;

namespace Connectors.Sandbox;

/// <summary>Which workers a request asks for.</summary>
internal static class WorkdayWorkerSelection
{
    private static readonly string[] Served =
    [
        "Transaction_Log_Criteria_Data", "Organization_Reference", "Include_Subordinate_Organizations", "Exclude_Inactive_Workers",
        "Exclude_Employees", "Exclude_Contingent_Workers",
    ];

    public static IReadOnlyList<WorkdayWorker> Of(WorkdayCall call, WorkdayResponseFilter filter)
    {
        var references = call.Request.Child("Request_References");
        var criteria = call.Request.Child("Request_Criteria");
        if (references is not null && criteria is not null)
            throw WorkdayFaults.Validation([new("Request References and Request Criteria cannot both be sent.", criteria)]);
        return references is not null ? Referred(call, references, filter) : Matching(call, criteria, filter);
    }

    /// <summary>In the order of the references, everybody once. Inactive workers are among them.</summary>
    private static IReadOnlyList<WorkdayWorker> Referred(WorkdayCall call, XElement references, WorkdayResponseFilter filter)
    {
        var skips = WorkdayXml.Flag(references.WdAttribute("Skip_Non_Existing_Instances")) == true;
        var found = new List<WorkdayWorker>();
        var errors = new List<WorkdayValidationError>();
        foreach (var reference in references.Children("Worker_Reference"))
        {
            var (type, value, at) = WorkdayReference.Of(reference);
            var worker = call.State.Workers.Find(type, value, filter.Entry, filter.Effective);
            if (worker is not null && found.TrueForAll(other => other.Id != worker.Id)) found.Add(worker);
            if (worker is null && !skips) errors.Add(WorkdayValidationError.InvalidId(type, value, at));
        }
        return errors.Count > 0 ? throw WorkdayFaults.Validation(errors) : found;
    }

    private static IReadOnlyList<WorkdayWorker> Matching(WorkdayCall call, XElement? criteria, WorkdayResponseFilter filter)
    {
        WorkdayUnserved.Refuse(criteria, Served);
        // From memory: inactive workers have to be asked for.
        var skipsInactive = WorkdayXml.Flag(criteria.Text("Exclude_Inactive_Workers")) != false;
        var skipsEmployees = WorkdayXml.Flag(criteria.Text("Exclude_Employees")) == true;
        var skipsContingent = WorkdayXml.Flag(criteria.Text("Exclude_Contingent_Workers")) == true;
        var organizations = Organizations(call, criteria);
        var log = WorkdayTransactionLog.Of(call, criteria.Children("Transaction_Log_Criteria_Data"), filter);
        return
        [
            .. call.State.Workers.All(filter.Entry, filter.Effective)
                .Where(worker => !(skipsInactive && !worker.IsActive) && !(worker.IsEmployee ? skipsEmployees : skipsContingent))
                .Where(worker => organizations is null || worker.Organizations.Any(organizations.Contains))
                .Where(worker => log is null
                    || worker.Known.Any(row => log.Matches(row.Entered, call.State.Times.StartOf(row.Effective), row.Type))),
        ];
    }

    private static HashSet<string>? Organizations(WorkdayCall call, XElement? criteria)
    {
        XElement[] references = [.. criteria.Children("Organization_Reference")];
        if (references.Length == 0) return null;
        var below = WorkdayXml.Flag(criteria.Text("Include_Subordinate_Organizations")) == true;
        return call.State.Organizations.Resolve(references)
            .SelectMany(organization => below ? call.State.Organizations.Below(organization) : [organization])
            .Select(organization => organization.Id).ToHashSet(StringComparer.Ordinal);
    }
}
