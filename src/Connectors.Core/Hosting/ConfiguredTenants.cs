using System.Runtime.CompilerServices;
using Connectors.Faults;
using Connectors.Tenancy;
using Microsoft.Extensions.Configuration;

namespace Connectors.Hosting;

/// <summary>Tenants from the host's configuration:
/// <c>Tenants:{id}:{Path,Partition,TimeZone,Brand,Roles:*}</c>, <c>Tenants:{id}:Flows:{name}:*</c> and
/// <c>Tenants:{id}:Connections:{name}:{System,Account,Endpoint,Credential,Values:*}</c>.</summary>
internal sealed class ConfiguredTenants(IConfiguration section) : ITenantDirectory
{
    public ValueTask<Tenant?> FindAsync(TenantId id, CancellationToken ct = default)
    {
        var tenant = section.GetSection("Tenants").GetChildren().FirstOrDefault(child =>
            string.Equals(child.Key, id.Value, StringComparison.Ordinal));
        return new(tenant is null ? null : Read(id, tenant));
    }

    public async IAsyncEnumerable<TenantId> ListAsync(string partition, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var child in section.GetSection("Tenants").GetChildren())
        {
            var id = new TenantId(child.Key);
            if (string.Equals(Read(id, child).Partition, partition, StringComparison.Ordinal))
            {
                yield return id;
            }
        }

        await ValueTask.CompletedTask;
    }

    public IAsyncEnumerable<string> PathsBelowAsync(string owner, CancellationToken ct = default) =>
        section.GetSection("Tenants").GetChildren().Select(child => child["Path"] ?? $"/{child.Key}")
            .Where(path => OwnerPath.IsBelow(path, owner)).ToAsyncEnumerable();

    private static Tenant Read(TenantId id, IConfigurationSection tenant) => new(
        id,
        tenant["Path"] ?? $"/{id.Value}",
        tenant["Partition"] ?? "default",
        tenant["TimeZone"] ?? "Etc/UTC",
        tenant["Brand"] ?? "connectors",
        [.. tenant.GetSection("Connections").GetChildren().Select(connection => Connection(id, connection))],
        Texts(tenant.GetSection("Roles")))
    {
        Flows = tenant.GetSection("Flows").GetChildren().ToImmutableDictionary(flow => flow.Key, Texts, StringComparer.Ordinal),
    };

    private static ConnectionSettings Connection(TenantId id, IConfigurationSection connection) => new(
        connection.Key,
        connection["System"] ?? throw Missing(id, connection, "System", "the vendor, such as kantata"),
        connection["Account"],
        Endpoint(id, connection),
        connection["Credential"] ?? connection.Key,
        Texts(connection.GetSection("Values")));

    private static Uri? Endpoint(TenantId id, IConfigurationSection connection) => connection["Endpoint"] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) => address,
        _ => throw Missing(id, connection, "Endpoint", "an absolute address, or nothing"),
    };

    private static ImmutableDictionary<string, string> Texts(IConfigurationSection section) =>
        section.GetChildren().Where(child => child.Value is not null).ToImmutableDictionary(child => child.Key, child => child.Value!,
            StringComparer.Ordinal);

    private static ConnectorException Missing(TenantId id, IConfigurationSection connection, string key, string expected) =>
        new(new(FaultKind.Configuration, $"{connection.Path}:{key} of tenant '{id}' must be {expected}.") { Rule = "required" });
}
