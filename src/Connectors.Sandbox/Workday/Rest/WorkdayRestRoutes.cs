using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>REST resources. The common service has no segment of its own.</summary>
internal static class WorkdayRestRoutes
{
    /// <param name="state">The account.</param>
    /// <param name="path">Behind <c>/ccx/api</c>.</param>
    public static bool NamesTenant(WorkdayState state, string[] path) => path switch
    {
        ["v1", var tenant, ..] => tenant == state.Tenant,
        [_, ['v', ..], var tenant, ..] => tenant == state.Tenant,
        _ => false,
    };

    public static WorkdayReply Answer(WorkdayState state, HttpContext http, string[] path)
    {
        if (!WorkdayAuthorization.IsBearer(state, http)) return WorkdayRestErrors.Unauthorized();
        lock (state.Account.Store.Gate)
        {
            return (http.Request.Method, path) switch
            {
                _ when state.Settings.IsDenied(path.ElementAtOrDefault(path[0] == "v1" ? 2 : 3) ?? "") => WorkdayRestErrors.Forbidden(),
                ("GET", ["v1", _, "workers"]) => WorkdayRestWorkers.List(state, http),
                ("GET", ["v1", _, "workers", var id]) => WorkdayRestWorkers.One(state, http, id),
                ("GET", ["v1", _, "workers", var id, "organizations"]) => WorkdayRestWorkers.Organizations(state, http, id),
                ("GET", ["businessProcess", "v1", _, "events"]) => WorkdayRestEvents.List(state, http),
                ("GET", ["businessProcess", "v1", _, "events", var id]) => WorkdayRestEvents.One(state, id),
                ("GET", ["businessProcess", "v1", _, "eventSteps"]) => WorkdayRestEvents.Steps(state, http),
                ("POST", ["businessProcess", "v1", _, "eventSteps", var step, "approve"]) =>
                    WorkdayRestEvents.Act(state, step, WorkdayCatalog.Approved),
                ("POST", ["businessProcess", "v1", _, "eventSteps", var step, "deny"]) => WorkdayRestEvents.Act(state, step, WorkdayCatalog.Denied),
                _ => WorkdayRestErrors.NotFound(),
            };
        }
    }
}
