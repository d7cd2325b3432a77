using Connectors.Hosting;
using Connectors.Http;

namespace Connectors.Salesforce;

/// <summary>The adapter's table of contents.</summary>
internal static class SalesforceAdapter
{
    public const string System = "salesforce";
    public const string ApiVersion = "v68.0";

    private const string Reference = "https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/";

    public static void Define(IAdapterBuilder adapter) => adapter
        .Hosts<SalesforceHosts>()
        .Authenticate<SalesforceAuthenticator>()
        .Faults<SalesforceFaults>()
        .Budgets<SalesforceBudgets>()
        .Pages<SalesforcePages>()
        .Uses<OAuthTokenRequests>()
        .Uses<SalesforceTokens>()
        .Uses<SalesforceClient>()
        .Uses<MissingColumns>()
        .Uses<SObjectQuery>()
        .Uses<BulkClient>()
        .Uses<BulkQuery>()
        .Uses<SObjectReader>()
        .Uses<SObjectFinder>()
        .Uses<SObjectWriter>()
        .Object<Accounts>(Accounts.Type, Reference + "sforce_api_objects_account.htm", entity: "customer")
        .Object<Contacts>(Contacts.Type, Reference + "sforce_api_objects_contact.htm", entity: "contact")
        .Object<Opportunities>(Opportunities.Type, Reference + "sforce_api_objects_opportunity.htm", entity: "opportunity")
        .MappingsFrom(typeof(SalesforceAdapter).Assembly);
}
