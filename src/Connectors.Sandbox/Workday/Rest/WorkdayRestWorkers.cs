using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Workers of the common REST service, as of today. Who left or is still to come is not among them.</summary>
internal static partial class WorkdayRestWorkers
{
    public static WorkdayReply List(WorkdayState state, HttpContext http)
    {
        var words = http.Request.Query["search"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        WorkdayWorker[] rows = [.. state.Workers.All().Where(worker => worker.IsActive)
            .Where(worker => words.Length == 0 || Array.Exists(words, word => worker.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        return WorkdayRestPage.Of(state, http, rows, worker => Summary(state, worker));
    }

    public static WorkdayReply One(WorkdayState state, HttpContext http, string id) => Find(state, id, out var refusal) is { } worker
        ? WorkdayReply.Json(200, Profile(state, worker)) : refusal;

    public static WorkdayReply Organizations(WorkdayState state, HttpContext http, string id)
    {
        if (Find(state, id, out var refusal) is not { } worker) return refusal;
        WorkdayOrganization[] rows = [.. worker.Organizations.Select(state.Organizations.Find).OfType<WorkdayOrganization>()];
        return WorkdayRestPage.Of(state, http, rows, organization => Instance(state, "organizations", organization.Instance));
    }

    public static JsonObject Instance(WorkdayState state, string resource, WorkdayInstance instance) => new()
    {
        ["id"] = instance.Wid,
        ["descriptor"] = instance.Descriptor,
        ["href"] = $"{state.Account.Address}ccx/api/v1/{state.Tenant}/{resource}/{instance.Wid}",
    };

    /// <summary>A Workday id, or the type of another id and its value; anything else is no id.</summary>
    private static WorkdayWorker? Find(WorkdayState state, string id, out WorkdayReply refusal)
    {
        refusal = Id().IsMatch(id) ? WorkdayRestErrors.NotFound() : WorkdayRestErrors.Invalid($"Worker '{id}' not found", "id");
        var parts = id.Split('=', 2);
        return parts.Length == 2 ? state.Workers.Find(parts[0], parts[1]) : state.Workers.Find("WID", id);
    }

    private static JsonObject Summary(WorkdayState state, WorkdayWorker worker)
    {
        var json = Instance(state, "workers", worker.Instance);
        json["isManager"] = state.Organizations.All().Any(organization => worker.IsEmployee && organization.Manager == worker.Id);
        if (worker.Data.Get("workEmail") is { } email) json["primaryWorkEmail"] = email;
        if (worker.PrimaryPosition is not { } position) return json;
        json["businessTitle"] = position.Get("businessTitle") ?? position.Get("title");
        var supervisory = WorkdayMerge.Texts(position["organizations"]).Select(state.Organizations.Find)
            .FirstOrDefault(organization => organization?.IsSupervisory == true);
        if (supervisory is not null)
            json["primarySupervisoryOrganization"] = Instance(state, "supervisoryOrganizations", supervisory.Instance);
        return json;
    }

    private static JsonObject Profile(WorkdayState state, WorkdayWorker worker)
    {
        var json = Summary(state, worker);
        if (worker.PrimaryPosition?.Get("location") is { } location)
            json["location"] = Instance(state, "locations", WorkdayCatalog.Location(state.Tenant, location));
        return json;
    }

    [GeneratedRegex(@"^([0-9a-f]{32}|\d+\$\d+|\S+=\S+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
