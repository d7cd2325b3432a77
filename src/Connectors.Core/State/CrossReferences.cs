using System.Text.Json;
using Connectors.Contracts;
using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Cross references as typed state: from vendor key to our id and back. Reads entries, returns changes.</summary>
public static class CrossReferences
{
    private const string KeySet = "xref";
    private const string IdSet = "identity";

    /// <summary>Our ids of some vendor keys, in one look-up; unknown keys are left out. A key that was merged has the id of the one that
    /// remains.</summary>
    public static ValueTask<IReadOnlyDictionary<VendorReference, CanonicalId>> FindAsync(
        IStateStore store, TenantId tenant, IEnumerable<VendorReference> keys, CancellationToken ct = default) =>
        MergedKeys.IdsAsync(store, tenant, keys, ct);

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
        if (sources.Count == 0)
        {
            return translated;
        }

        var followed = await MergedKeys.FollowAsync(store, tenant, sources, ct);
        foreach (var own in sources.Where(source => IsAt(source, system, connection)))
        {
            translated[own] = followed[own].Key;
        }

        var ids = followed.Where(found => found.Value.Id is not null && !translated.ContainsKey(found.Key)).ToArray();
        var identities = await store.FindAsync([.. ids.Select(found => found.Value.Id!.Value).Distinct().Select(id => KeyOf(tenant, id))], ct);
        var keys = identities.ToDictionary(entry => entry.Key.Key, ReadIdentity, StringComparer.Ordinal);
        foreach (var (source, (_, id)) in ids)
        {
            if (keys.TryGetValue(id!.Value.ToString(), out var identity) && identity.At(system, connection) is { } target)
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
        var stored = (await store.FindAsync([KeyOf(tenant, id)], ct)).SingleOrDefault();
        var known = stored is null ? new(entity, []) : ReadIdentity(stored);
        var added = keys.Except(known.Keys).ToImmutableArray();
        if (added.IsEmpty)
        {
            return [];
        }

        var identity = known with { Entity = entity, Keys = known.Keys.AddRange(added) };
        var reference = JsonSerializer.SerializeToUtf8Bytes(new(id.Value, entity), StateJson.Default.CrossReference);
        return
        [
            Put(tenant, id, identity, stored?.ETag ?? ""),
            .. added.Select(key => new StateChange.Set(new(KeyOf(tenant, key), "", reference))),
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
        var reference = (await store.FindAsync([KeyOf(tenant, key)], ct)).SingleOrDefault();
        if (reference is null)
        {
            return [];
        }

        var id = Read(reference).CanonicalId;
        var stored = (await store.FindAsync([KeyOf(tenant, id)], ct)).SingleOrDefault();
        var gone = new StateChange.Remove(reference.Key, reference.ETag);
        if (stored is null)
        {
            return [gone];
        }

        var identity = ReadIdentity(stored);
        return [gone, Put(tenant, id, identity with { Keys = identity.Keys.Remove(key), Retired = identity.Retired.Remove(key) }, stored.ETag)];
    }

    internal static StateKey KeyOf(TenantId tenant, VendorReference key) => new(tenant, KeySet, key.ToIndexKey());

    internal static StateKey KeyOf(TenantId tenant, CanonicalId id) => new(tenant, IdSet, id.ToString());

    internal static bool IsAt(VendorReference key, string system, string connection) =>
        string.Equals(key.System, system, StringComparison.Ordinal) && string.Equals(key.Connection, connection, StringComparison.Ordinal);

    internal static CrossReference Read(StateEntry entry) => JsonSerializer.Deserialize(entry.Json.Span, StateJson.Default.CrossReference)!;

    internal static async ValueTask<CrossReference?> ReadAsync(IStateStore store, TenantId tenant, VendorReference key, CancellationToken ct) =>
        (await store.FindAsync([KeyOf(tenant, key)], ct)).SingleOrDefault() is { } entry ? Read(entry) : null;

    internal static Identity ReadIdentity(StateEntry entry) => JsonSerializer.Deserialize(entry.Json.Span, StateJson.Default.Identity)!;

    internal static StateChange Put(TenantId tenant, CanonicalId id, Identity identity, string etag) =>
        new StateChange.Put(new(KeyOf(tenant, id), etag, JsonSerializer.SerializeToUtf8Bytes(identity, StateJson.Default.Identity)));
}
