using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>First line of a recording: what was executed for whom, with what.</summary>
/// <param name="Format">Version of the format.</param>
/// <param name="Package">Version of the package that recorded.</param>
/// <param name="Flow">Name of the flow.</param>
/// <param name="FlowVersion">Its version.</param>
/// <param name="Start">When the execution began, UTC.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="Path">The tenant's place under its partners.</param>
/// <param name="Partition">The tenant's partition.</param>
/// <param name="TimeZone">The tenant's zone.</param>
/// <param name="Brand">The tenant's brand.</param>
/// <param name="Connections">How it reaches its accounts; no secret.</param>
/// <param name="Roles">Which connection plays a role.</param>
/// <param name="Mappings">Version of each mapping, by name; that of an overlaid one ends in the hash of its layers.</param>
/// <param name="Options">Options of adapters, as JSON by name of their type.</param>
/// <param name="AllowLoopback">Whether vendors might be on this machine.</param>
/// <param name="MaxRetries">How often an attempt was repeated at most.</param>
/// <param name="MaxRetryAfterSeconds">The longest told wait that was sat out.</param>
internal sealed record RecordingHeader(
    int Format, string Package, string Flow, string FlowVersion, DateTimeOffset Start, string Tenant, string Path, string Partition, string TimeZone,
    string Brand, ImmutableArray<ConnectionSettings> Connections, ImmutableSortedDictionary<string, string> Roles,
    ImmutableSortedDictionary<string, string> Mappings, ImmutableSortedDictionary<string, string> Options, bool AllowLoopback, int MaxRetries,
    double MaxRetryAfterSeconds)
{
    public const int Current = 1;

    /// <summary>What a worker had claimed; null for an execution by hand, which claims by itself.</summary>
    public TapedTurn? Turn { get; init; }

    public Tenant ToTenant() => new(new(Tenant), Path, Partition, TimeZone, Brand, Connections,
        Roles.ToImmutableDictionary(StringComparer.Ordinal));
}
