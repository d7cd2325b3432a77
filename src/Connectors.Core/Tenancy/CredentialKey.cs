namespace Connectors.Tenancy;

/// <summary>Whose credential. The tenant is part of the key, so that no cache can mix two tenants.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Connection">Its connection.</param>
/// <param name="Reference">Under which name the credential lies.</param>
public readonly record struct CredentialKey(TenantId Tenant, string Connection, string Reference);
