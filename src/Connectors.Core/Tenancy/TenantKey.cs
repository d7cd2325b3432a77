namespace Connectors.Tenancy;

/// <summary>Key of everything that is kept in memory for a connection. Cannot be made without a tenant.</summary>
internal readonly record struct TenantKey
{
    /// <summary>A key; the default <see cref="TenantId"/> throws.</summary>
    public TenantKey(TenantId tenant, string connection, string part = "")
    {
        _ = tenant.Value;
        (Tenant, Connection, Part) = (tenant, connection, part);
    }

    public TenantId Tenant { get; }

    public string Connection { get; }

    public string Part { get; }
}
