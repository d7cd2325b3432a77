using System.Text.Json;
using Connectors.Contracts;
using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Cross references as typed state: from vendor key to our id and back. Reads entries, returns changes.</summary>
public static class CrossReferences
{
    private const string KeySet = "xref";
    private const string IdSet = "identity";

    /// <summary>Our ids of some vendor keys, in one look-up; unknown keys are left out.</summary>
    public static async ValueTask<IReadOnlyDictionary<VendorReference, CanonicalId>> FindAsync(
        IStateStore store, TenantId tenant, IEnumerable<VendorReference> keys, CancellationToken ct = default)
    {
        var byKey = keys.Distinct().ToDictionary(key => key.ToIndexKey(), StringComparer.Ordinal);
        if (byKey.Count == 0)
        {
            return ImmutableDictionary<VendorReference, CanonicalId>.Empty;
        }

        var found = await store.FindAsync([.. byKey.Keys.Select(key => new StateKey(tenant, KeySet, key))], ct);
        return found.ToDictionary(
            entry => byKey[entry.Key.Key],
            entry => JsonSerializer.Deserialize(entry.Json.Span, StateJson.Default.CrossReference)!.CanonicalId);
    }

    /// <summary>For each source key the key that another connection has for the same thing; unknown ones are left out. Two look-ups.</summary>
    /// <param name="store">Where state lives.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="sources">Keys as read from any connection.</param>
    /// <param name="system">The target's vendor.</param>
    /// <param name="connection">The target's connection.</param>
    /// <param name="ct">Ends the look-up.</param>
    public static async ValueTask<IReadOnlyDictionary<VendorReference, VendorReference>> TranslateAsync(
        IStateStore store, TenantId tenant, IReadOnlyCollection<VendorReference> sources, string system, string connection,
            CancellationToken ct = default)
    {
        var translated = new Dictionary<VendorReference, VendorReference>();
        foreach (var own in sources.Where(source => IsAt(source, system, connection)))
        {
            translated[own] = own;
        }

        var ids = await FindAsync(store, tenant, sources.Where(source => !IsAt(source, system, connection)), ct);
        var identities = await store.FindAsync([.. ids.Values.Distinct().Select(id => new StateKey(tenant, IdSet, id.ToString()))], ct);
        var keys = identities.ToDictionary(entry => entry.Key.Key, Read, StringComparer.Ordinal);
        foreach (var (source, id) in ids)
        {
            if (keys.TryGetValue(id.ToString(), out var identity) && identity.Keys.LastOrDefault(key => IsAt(key, system, connection)) is { } target)
            {
                translated[source] = target;
            }
        }

        return translated;
    }

    /// <summary>The changes that make a vendor key known as one of our ids. Nothing when it is known as that id already.</summary>
    /// <param name="store">Where state lives.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="entity">The contract.</param>
    /// <param name="id">Our id.</param>
    /// <param name="keys">The keys to add.</param>
    /// <param name="ct">Ends the look-up.</param>
    public static async ValueTask<ImmutableArray<StateChange>> LinkAsync(
        IStateStore store, TenantId tenant, string entity, CanonicalId id, IReadOnlyCollection<VendorReference> keys, CancellationToken ct = default)
    {
        var address = new StateKey(tenant, IdSet, id.ToString());
        var stored = (await store.FindAsync([address], ct)).SingleOrDefault();
        var known = stored is null ? [] : Read(stored).Keys;
        var added = keys.Except(known).ToImmutableArray();
        if (added.IsEmpty)
        {
            return [];
        }

        var identity = new Identity(entity, known.AddRange(added));
        var reference = JsonSerializer.SerializeToUtf8Bytes(new(id.Value, entity), StateJson.Default.CrossReference);
        return
        [
            new StateChange.Put(new(address, stored?.ETag ?? "", JsonSerializer.SerializeToUtf8Bytes(identity, StateJson.Default.Identity))),
            .. added.Select(key => new StateChange.Set(new(new(tenant, KeySet, key.ToIndexKey()), "", reference))),
        ];
    }

    /// <summary>The changes that forget a vendor key, because its record is gone: the next write of the same thing makes a new one. Nothing when the
    /// key is not known.</summary>
    /// <param name="store">Where state lives.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="key">The key to forget.</param>
    /// <param name="ct">Ends the look-up.</param>
    public static async ValueTask<ImmutableArray<StateChange>> UnlinkAsync(
        IStateStore store, TenantId tenant, VendorReference key, CancellationToken ct = default)
    {
        var reference = (await store.FindAsync([new(tenant, KeySet, key.ToIndexKey())], ct)).SingleOrDefault();
        if (reference is null)
        {
            return [];
        }

        var id = JsonSerializer.Deserialize(reference.Json.Span, StateJson.Default.CrossReference)!.CanonicalId;
        var stored = (await store.FindAsync([new(tenant, IdSet, id.ToString())], ct)).SingleOrDefault();
        var gone = new StateChange.Remove(reference.Key, reference.ETag);
        if (stored is null)
        {
            return [gone];
        }

        var identity = Read(stored);
        var rest = identity with { Keys = identity.Keys.Remove(key) };
        return [gone, new StateChange.Put(new(stored.Key, stored.ETag, JsonSerializer.SerializeToUtf8Bytes(rest, StateJson.Default.Identity)))];
    }

    private static bool IsAt(VendorReference key, string system, string connection) =>
        string.Equals(key.System, system, StringComparison.Ordinal) && string.Equals(key.Connection, connection, StringComparison.Ordinal);

    private static Identity Read(StateEntry entry) => JsonSerializer.Deserialize(entry.Json.Span, StateJson.Default.Identity)!;
}
