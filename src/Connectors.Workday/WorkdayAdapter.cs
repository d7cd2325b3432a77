using Connectors.Hosting;
using Connectors.Http;

namespace Connectors.Workday;

/// <summary>The adapter's table of contents.</summary>
internal static class WorkdayAdapter
{
    public const string System = "workday";
    public const string ApiVersion = "v45.0";

    private const string Services = "https://community.workday.com/sites/default/files/file-hosting/productionapi/";

    public static void Define(IAdapterBuilder adapter) => adapter
        .Hosts<WorkdayHosts>()
        .Authenticate<WorkdayAuthenticator>()
        .Faults<WorkdayFaults>()
        .Budgets<WorkdayBudgets>()
        .Pages<WorkdayPages>()
        .Uses<OAuthTokenRequests>()
        .Uses<WorkdayTokens>()
        .Uses<RefusedLogins>()
        .Uses<WorkdayClient>()
        .Uses<ServerClock>()
        .Uses<SoapReading>()
        .Uses<ProjectWriting>()
        .Object<Workers>(Workers.Type, Services + $"Human_Resources/{ApiVersion}/Get_Workers.html", entity: "worker")
        .Object<Organizations>(Organizations.Type, Services + $"Human_Resources/{ApiVersion}/Get_Organizations.html", entity: "orgUnit")
        .Object<Projects>(Projects.Type, Services + $"Resource_Management/{ApiVersion}/Submit_Project.html", entity: "project")
        .Object<ScheduledWorkers>(ScheduledWorkers.Type, "https://community.workday.com/sites/default/files/file-hosting/restapi/",
            entity: "resource")
        .Object<CostRates>(CostRates.Type, "https://doc.workday.com/admin-guide/en-us/reporting-and-analytics/custom-reports.html", entity: "rate")
        .MappingsFrom(typeof(WorkdayAdapter).Assembly);
}
