using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>A connection that does not work now.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="System">The vendor.</param>
/// <param name="NeedsLogin">True when the vendor does not accept the credential, which takes a person; false when it rests after repeated
/// faults.</param>
/// <param name="Since">When this was seen first, UTC.</param>
public sealed record ConnectionTrouble(TenantId Tenant, string Connection, string System, bool NeedsLogin, DateTimeOffset Since);
