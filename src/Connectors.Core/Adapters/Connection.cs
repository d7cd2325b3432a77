using Connectors.Tenancy;

namespace Connectors.Adapters;

/// <summary>A tenant's door to one vendor account. Comes only from <see cref="IConnections"/>; opening it does no I/O. Immutable.</summary>
public sealed class Connection
{
    internal Connection(TenantContext tenant, ConnectionSettings settings, IAdapter adapter, Uri address) =>
        (Tenant, Settings, Adapter, Address) = (tenant, settings, adapter, address);

    /// <summary>Whose it is.</summary>
    public TenantContext Tenant { get; }

    /// <summary>How it is set up.</summary>
    public ConnectionSettings Settings { get; }

    /// <summary>The vendor's adapter.</summary>
    public IAdapter Adapter { get; }

    /// <summary>Checked base address of the vendor's API for this account; ends with <c>/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The key of its credential.</summary>
    public CredentialKey CredentialKey => new(Tenant.Tenant.Id, Settings.Name, Settings.CredentialReference);

    /// <inheritdoc/>
    public override string ToString() => $"{Tenant.Tenant.Id}/{Settings.Name} ({Settings.System})";
}
