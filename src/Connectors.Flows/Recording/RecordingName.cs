using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Names a recording.</summary>
/// <param name="Tenant">Whose execution.</param>
/// <param name="Flow">Of which flow.</param>
/// <param name="Start">When it began, UTC.</param>
/// <param name="Id">Tells it from others that began at the same time.</param>
public sealed record RecordingName(TenantId Tenant, string Flow, DateTimeOffset Start, Guid Id);
