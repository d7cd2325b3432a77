using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>The tenant of a recording.</summary>
internal sealed class OneTenant(Tenant tenant) : ITenantDirectory
{
    public ValueTask<Tenant?> FindAsync(TenantId id, CancellationToken ct = default) => new(id == tenant.Id ? tenant : null);

    public IAsyncEnumerable<TenantId> ListAsync(string partition, CancellationToken ct = default) =>
        new[] { tenant.Id }.Where(_ => partition == tenant.Partition).ToAsyncEnumerable();
}
