using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace QuickStart;

/// <summary>The host's configuration, as it would stand in <c>appsettings.json</c> and a secret store.</summary>
internal static class TenantConfiguration
{
    public static IConfiguration Of(IReadOnlyCollection<SandboxAddress> addresses, ECDsa key)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["AllowLoopback"] = "true" };
        foreach (var tenant in TenantSetup.Tenants)
        {
            settings[$"Tenants:{tenant}:Path"] = $"/northstar/{tenant}";
            settings[$"Tenants:{tenant}:Brand"] = "northstar";
            foreach (var (role, vendor) in TenantSetup.Roles)
            {
                var address = addresses.Single(candidate => candidate.Vendor == vendor && candidate.Name == tenant);
                settings[$"Tenants:{tenant}:Connections:{role}:System"] = vendor;
                settings[$"Tenants:{tenant}:Connections:{role}:Endpoint"] = address.Address.AbsoluteUri;
                settings[$"Tenants:{tenant}:Roles:{role}"] = role;
                foreach (var (field, value) in TenantSecrets.Of(tenant, vendor, key))
                {
                    settings[$"Credentials:{tenant}:{role}:{field}"] = value;
                }
            }

            // What people cost is read only where somebody said so.
            settings[$"Tenants:{tenant}:Connections:hris:Account"] = tenant;
            settings[$"Tenants:{tenant}:Connections:hris:Values:costRateReport"] = "reports/Cost_Rates";
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
