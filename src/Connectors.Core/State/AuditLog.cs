using System.Text.Json;
using Connectors.Contracts;
using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>The audit log as typed state: an entry is a change, committed together with what it tells of.</summary>
public static class AuditLog
{
    private const string SetName = "audit";

    /// <summary>The change that adds an entry.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">A new id; later ids sort later.</param>
    /// <param name="entry">What happened.</param>
    public static StateChange Append(TenantId tenant, CanonicalId id, AuditEntry entry) =>
        new StateChange.Put(new(new(tenant, SetName, id.ToString()), "", JsonSerializer.SerializeToUtf8Bytes(entry, StateJson.Default.AuditEntry)));
}
