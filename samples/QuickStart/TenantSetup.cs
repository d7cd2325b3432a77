using System.Security.Cryptography;
using Connectors.Sandbox;
using Microsoft.Extensions.Configuration;

namespace QuickStart;

/// <summary>The two tenants: the same three vendors, other accounts, other mappings (see the folder <c>mappings</c>).</summary>
internal static class TenantSetup
{
    public static readonly string[] Tenants = ["acme", "globex"];

    private static readonly string[] Vendors = ["salesforce", "netsuite", "kantata"];

    /// <summary>One account for each tenant and vendor. Globex keeps a cost centre on its deals.</summary>
    public static SandboxOptions Sandbox(QuickStartOptions options, ECDsa key)
    {
        var sandbox = new SandboxOptions { Seed = options.Seed, ContentsDirectory = options.SandboxContents };
        foreach (var tenant in Tenants)
        {
            foreach (var vendor in Vendors)
            {
                var account = new SandboxAccountOptions
                {
                    Vendor = vendor,
                    Name = tenant,
                    AccessToken = vendor == "kantata" ? $"sandbox-token-{tenant}" : null,
                    CertificateId = vendor == "netsuite" ? $"certificate-{tenant}" : null,
                    PublicKeyPem = vendor == "netsuite" ? key.ExportSubjectPublicKeyInfoPem() : null,
                    Deals = options.Deals,
                    TimeEntries = options.TimeEntries,
                };
                if (tenant == "globex" && vendor == "salesforce")
                {
                    account.Settings["customFields"] = "Opportunity.Cost_Centre__c:text";
                }

                sandbox.Accounts.Add(account);
            }
        }

        return sandbox;
    }

    /// <summary>The host's configuration, as it would stand in <c>appsettings.json</c> and a secret store.</summary>
    public static IConfiguration Configuration(IEnumerable<SandboxAddress> addresses, ECDsa key)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["AllowLoopback"] = "true" };
        foreach (var tenant in Tenants)
        {
            settings[$"Tenants:{tenant}:Path"] = $"/northstar/{tenant}";
            settings[$"Tenants:{tenant}:Brand"] = "northstar";
            Connection(settings, addresses, tenant, "crm", "salesforce");
            Connection(settings, addresses, tenant, "erp", "netsuite");
            Connection(settings, addresses, tenant, "psa", "kantata");
            settings[$"Credentials:{tenant}:crm:ClientId"] = "sandbox-client";
            settings[$"Credentials:{tenant}:crm:ClientSecret"] = "sandbox-secret";
            settings[$"Credentials:{tenant}:erp:ClientId"] = "sandbox-client";
            settings[$"Credentials:{tenant}:erp:KeyId"] = $"certificate-{tenant}";
            settings[$"Credentials:{tenant}:erp:PrivateKeyPem"] = key.ExportPkcs8PrivateKeyPem();
            settings[$"Credentials:{tenant}:psa:Token"] = $"sandbox-token-{tenant}";
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    private static void Connection(IDictionary<string, string?> settings, IEnumerable<SandboxAddress> addresses, string tenant, string role,
        string vendor)
    {
        var address = addresses.Single(candidate => candidate.Vendor == vendor && candidate.Name == tenant);
        settings[$"Tenants:{tenant}:Connections:{role}:System"] = vendor;
        settings[$"Tenants:{tenant}:Connections:{role}:Endpoint"] = address.Address.AbsoluteUri;
        settings[$"Tenants:{tenant}:Roles:{role}"] = role;
    }
}
