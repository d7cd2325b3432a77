using Connectors.Hosting;
using Connectors.Http;

namespace Connectors.NetSuite;

/// <summary>The adapter's table of contents.</summary>
internal static class NetSuiteAdapter
{
    public const string System = "netsuite";
    public const string ApiVersion = "v1";

    private const string Browser =
        "https://system.netsuite.com/help/helpcenter/en_US/APIs/REST_API_Browser/record/v1/2026.1/index.html#/definitions/";

    public static void Define(IAdapterBuilder adapter) => adapter
        .Hosts<NetSuiteHosts>()
        .Authenticate<NetSuiteAuthenticator>()
        .Faults<NetSuiteFaults>()
        .Budgets<NetSuiteBudgets>()
        .Pages<NetSuitePages>()
        .Uses<OAuthTokenRequests>()
        .Uses<NetSuiteTokens>()
        .Uses<NetSuiteSigner>()
        .Uses<NetSuiteClient>()
        .Uses<AccountZone>()
        .Uses<CurrencyIds>()
        .Uses<RowReader>()
        .Uses<RowFinder>()
        .Uses<RecordWriter>()
        .Object<Customers>(Customers.Type, Browser + "customer", entity: "customer")
        .Object<Employees>(Employees.Type, Browser + "employee", entity: "resource")
        .Object<Invoices>(Invoices.Type, Browser + "invoice", entity: "invoice")
        .MappingsFrom(typeof(NetSuiteAdapter).Assembly);
}
