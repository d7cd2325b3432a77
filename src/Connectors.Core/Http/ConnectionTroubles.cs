using System.Collections.Concurrent;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>Which connections do not work, as this process has seen it last. A call that goes well takes its connection out. Thread-safe,
/// bounded.</summary>
public sealed class ConnectionTroubles
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<TenantKey, ConnectionTrouble> _troubles = new();

    /// <summary>All that are known, in no order. A snapshot.</summary>
    public IReadOnlyCollection<ConnectionTrouble> Now => [.. _troubles.Values];

    /// <summary>A call went well.</summary>
    public void Passed(Connection connection)
    {
        if (!_troubles.IsEmpty)
            _troubles.TryRemove(KeyOf(connection), out _);
    }

    /// <summary>A call went wrong: noted when the vendor refuses the credential, or the breaker is open.</summary>
    public void Failed(Connection connection, Fault fault, DateTimeOffset now)
    {
        var needsLogin = fault.Kind == FaultKind.Authentication;
        if ((!needsLogin && fault.Rule != "breaker") || _troubles.Count >= Most)
            return;
        _troubles.AddOrUpdate(
            KeyOf(connection),
            static (key, seen) => new(key.Tenant, key.Connection, seen.System, seen.NeedsLogin, seen.Now),
            static (_, known, seen) => known.NeedsLogin == seen.NeedsLogin ? known : known with { NeedsLogin = seen.NeedsLogin, Since = seen.Now },
            (connection.Settings.System, NeedsLogin: needsLogin, Now: now));
    }

    private static TenantKey KeyOf(Connection connection) => new(connection.Tenant.Tenant.Id, connection.Settings.Name);
}
