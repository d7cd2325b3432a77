using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Names a lane: an ordered stream of work of one tenant. Lanes are independent of each other and are worked on in parallel.</summary>
/// <param name="Tenant">Whose work it is.</param>
/// <param name="Name">Name inside the tenant, such as <c>closed-won/0</c>: 1 to 200 characters.</param>
public readonly record struct LaneKey(TenantId Tenant, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Tenant}/{Name}";
}
