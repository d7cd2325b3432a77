using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Salesforce: sign-in, query, records, collections, describe, change feeds and limits of one organisation per account.</summary>
internal sealed class SalesforceSandbox : IVendorSandbox
{
    private readonly ConditionalWeakTable<SandboxAccount, SalesforceOrganisation> _organisations = new();

    public string Vendor => "salesforce";

    public IReadOnlyList<SandboxRoute> Routes => SalesforceRoutes.Served;

    public void Seed(SandboxAccount account) => Of(account).Seed(account.Options.Deals, account.Random);

    public Task HandleAsync(SandboxAccount account, HttpContext http) =>
        new SalesforceEndpoint(account, Of(account)).HandleAsync(http, http.RequestAborted);

    private SalesforceOrganisation Of(SandboxAccount account) => _organisations.GetValue(account, key => new SalesforceOrganisation(key));
}
