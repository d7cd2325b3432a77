using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Which code answers which path.</summary>
internal static class WorkdayRoutes
{
    public static IReadOnlyList<SandboxRoute> Served { get; } =
    [
        .. WorkdayOperations.All.Select(operation =>
            new SandboxRoute("POST", $"/ccx/service/{{tenant}}/{operation.Service}/{{version}}#{operation.Name}")),
        new("POST", "/ccx/oauth2/{tenant}/token"),
        new("GET", "/ccx/api/v1/{tenant}/workers"),
        new("GET", "/ccx/api/v1/{tenant}/workers/{id}"),
        new("GET", "/ccx/api/v1/{tenant}/workers/{id}/organizations"),
        new("GET", "/ccx/api/businessProcess/v1/{tenant}/events"),
        new("GET", "/ccx/api/businessProcess/v1/{tenant}/events/{id}"),
        new("GET", "/ccx/api/businessProcess/v1/{tenant}/eventSteps"),
        new("POST", "/ccx/api/businessProcess/v1/{tenant}/eventSteps/{id}/approve"),
        new("POST", "/ccx/api/businessProcess/v1/{tenant}/eventSteps/{id}/deny"),
        new("GET", "/ccx/service/{tenant}/{service}/{version}?wsdl"),
        new("GET", "/ccx/service/customreport2/{tenant}/{owner}/{report}"),
    ];

    public static async Task AnswerAsync(WorkdayState state, HttpContext http)
    {
        var path = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var reply = (http.Request.Method, path) switch
        {
            (_, ["_sandbox", .. var control]) => await WorkdayControl.AnswerAsync(state, http, control),
            (_, ["ccx", "oauth2", var tenant, "token"]) when tenant == state.Tenant => await WorkdayTokenEndpoint.AnswerAsync(state, http),
            ("GET", ["ccx", "service", "customreport2", var tenant, var owner, var report]) when tenant == state.Tenant =>
                Limited(state, new(429, "", "text/plain")) ?? WorkdayReportRoute.Answer(state, http, owner, report),
            (_, ["ccx", "service", var tenant, var service, var version]) when tenant == state.Tenant =>
                await ServiceAsync(state, http, service, version),
            (_, ["ccx", "api", .. var rest]) => WorkdayRestRoutes.NamesTenant(state, rest)
                ? Limited(state, WorkdayRestErrors.Throttled()) ?? WorkdayRestRoutes.Answer(state, http, rest)
                : WorkdayReply.LoginPage,
            _ => WorkdayReply.LoginPage,
        };
        if (reply is not null) await reply.WriteAsync(http);
    }

    /// <summary>Null when the answer is written already.</summary>
    private static async Task<WorkdayReply?> ServiceAsync(WorkdayState state, HttpContext http, string service, string version)
    {
        if (http.Request.Method == "GET" && http.Request.Query.ContainsKey("wsdl")) return Description(http, service, version);
        if (http.Request.Method != "POST") return WorkdayReply.LoginPage;
        if (Limited(state, WorkdayReply.SilentFailure) is { } refusal) return refusal;
        await WorkdaySoapRoute.AnswerAsync(state, http, service, version);
        return null;
    }

    /// <summary>The address is the one that was asked, so that a client of the description never talks to another host.</summary>
    private static WorkdayReply Description(HttpContext http, string service, string version)
    {
        if (!WorkdayOperations.Services.Contains(service) || !WorkdaySoapRoute.IsVersion(version)) return new(404, "", "text/plain");
        var address = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}";
        return new(200, WorkdayWsdl.Write(service, address), "text/xml; charset=utf-8");
    }

    private static WorkdayReply? Limited(WorkdayState state, WorkdayReply refusal) => state.Limits.Admit() ? null : refusal;
}
