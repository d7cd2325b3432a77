using System.Security.Cryptography;
using Connectors.Sandbox;

namespace QuickStart;

/// <summary>The two tenants: the same five vendors, other accounts, other mappings (see the folder <c>mappings</c>).</summary>
internal static class TenantSetup
{
    public static readonly string[] Tenants = ["acme", "globex"];

    /// <summary>Which vendor plays which role, for both tenants.</summary>
    public static readonly (string Role, string Vendor)[] Roles =
        [("crm", "salesforce"), ("erp", "netsuite"), ("psa", "kantata"), ("hris", "workday"), ("work", "jira")];

    /// <summary>One account for each tenant and vendor.</summary>
    public static SandboxOptions Sandbox(QuickStartOptions options, ECDsa key) => new()
    {
        Seed = options.Seed,
        ContentsDirectory = options.SandboxContents,
        Accounts = [.. Tenants.SelectMany(tenant => Roles.Select(role => Account(options, tenant, role.Vendor, key)))],
    };

    private static SandboxAccountOptions Account(QuickStartOptions options, string tenant, string vendor, ECDsa key)
    {
        var account = new SandboxAccountOptions
        {
            Vendor = vendor,
            Name = tenant,
            AccessToken = vendor is "kantata" or "jira" ? TenantSecrets.Token(tenant) : null,
            CertificateId = vendor == "netsuite" ? TenantSecrets.Certificate(tenant) : null,
            PublicKeyPem = vendor == "netsuite" ? key.ExportSubjectPublicKeyInfoPem() : null,
            Deals = options.Deals,
            TimeEntries = options.TimeEntries,
        };
        // Globex keeps a cost centre on its deals.
        if (tenant == "globex" && vendor == "salesforce")
        {
            account.Settings["customFields"] = "Opportunity.Cost_Centre__c:text";
        }

        return account;
    }
}
