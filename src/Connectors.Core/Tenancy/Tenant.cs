namespace Connectors.Tenancy;

/// <summary>A tenant as the host knows it. Immutable.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Path">Its place under its partners, such as <c>/northstar/acme</c>.</param>
/// <param name="Partition">Residency key of its state, such as <c>eu</c>.</param>
/// <param name="TimeZone">IANA zone of its business dates, such as <c>Europe/Berlin</c>.</param>
/// <param name="Brand">Name under which records are marked at vendors: letters, digits and <c>-</c>.</param>
/// <param name="Connections">Its accounts at vendors.</param>
/// <param name="Roles">Which connection plays a role of a flow (crm, erp, psa, hris, work).</param>
public sealed record Tenant(
    TenantId Id, string Path, string Partition, string TimeZone, string Brand,
    ImmutableArray<ConnectionSettings> Connections, ImmutableDictionary<string, string> Roles)
{
    /// <summary>Settings of the flows that it uses, by name of the flow; read by the package that runs flows.</summary>
    /// <value>None.</value>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Flows { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;
}
