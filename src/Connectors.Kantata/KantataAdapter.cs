using Connectors.Hosting;
using Connectors.Http;

namespace Connectors.Kantata;

/// <summary>The adapter's table of contents.</summary>
internal static class KantataAdapter
{
    public const string System = "kantata";
    public const string ApiVersion = "v1";

    private const string Reference = "https://developer.kantata.com/kantata/specification/";

    public static void Define(IAdapterBuilder adapter) => adapter
        .Hosts<KantataHosts>()
        .Authenticate<KantataAuthenticator>()
        .Faults<KantataFaults>()
        .Budgets<KantataBudgets>()
        .Pages<KantataPages>()
        .Uses<OAuthTokenRequests>()
        .Uses<KantataClient>()
        .Uses<PagedReading>()
        .Uses<ExternalReferences>()
        .Uses<ProbedWriting>()
        .Uses<AccountUsers>()
        .Uses<InvitedWriting>()
        .Object<WorkspaceGroups>("workspace_groups", Reference + "workspace-groups", entity: "customer")
        .Object<Workspaces>("workspaces", Reference + "workspaces", entity: "project")
        .Object<Stories>("stories", Reference + "stories", entity: "task")
        .Object<Users>("users", Reference + "users", entity: "resource")
        .Object<TimeEntries>("time_entries", Reference + "time-entries", entity: "timeEntry")
        .Object<Expenses>("expenses", Reference + "expenses", entity: "expense")
        .Object<Invoices>("invoices", Reference + "invoices", entity: "invoice")
        .MappingsFrom(typeof(KantataAdapter).Assembly);
}
