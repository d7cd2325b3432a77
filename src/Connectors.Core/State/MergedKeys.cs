using System.Text.Json;
using Connectors.Contracts;
using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Keys that their vendor merged into others, as typed state: the old key is retired and stands for the remaining one. Reads entries,
/// returns changes.</summary>
public static class MergedKeys
{
    /// <summary>A chain of merges is followed so far.</summary>
    private const int MaxSteps = 16;

    /// <summary>The key that stands for a record now: its own, unless it was merged into another.</summary>
    public static async ValueTask<VendorReference> SurvivorAsync(
        IStateStore store, TenantId tenant, VendorReference key, CancellationToken ct = default) =>
        (await FollowAsync(store, tenant, [key], ct))[key].Key;

    /// <summary>The changes by which a merged key leads to the remaining one, and so does what was brought over from it.</summary>
    /// <param name="store">Where state lives.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="entity">The contract.</param>
    /// <param name="key">The key that was merged.</param>
    /// <param name="into">The key that remains, of the same connection.</param>
    /// <param name="ct">Ends the look-up.</param>
    public static async ValueTask<KeyMerge> MergeAsync(
        IStateStore store, TenantId tenant, string entity, VendorReference key, VendorReference into, CancellationToken ct = default)
    {
        var known = await FollowAsync(store, tenant, [key, into], ct);
        if (known[into].Key == key || known[key].Key == known[into].Key)
        {
            return KeyMerge.None;
        }

        var merged = await CrossReferences.ReadAsync(store, tenant, key, ct);
        var kept = known[into].Id;
        var alias = Alias(tenant, key, new(merged?.Id ?? kept?.Value ?? Guid.Empty, entity) { MergedInto = into });
        if (merged is null || merged.Id == Guid.Empty || await IdentityAsync(store, tenant, merged.CanonicalId, ct) is not var (mine, myTag)
            || !mine.Keys.Contains(key))
        {
            return new([alias], []);
        }

        mine = mine with { Keys = mine.Keys.Contains(into) ? mine.Keys : mine.Keys.Add(into), Retired = mine.Retired.Add(key) };
        var own = CrossReferences.Put(tenant, merged.CanonicalId, mine, myTag);
        if (kept is null)
        {
            // What remains was never brought over: it takes the place of the merged one.
            return new([alias, Alias(tenant, into, new(merged.Id, entity)), own], []);
        }

        if (kept == merged.CanonicalId)
        {
            return new([alias, own], []);
        }

        var (theirs, theirTag) = await IdentityAsync(store, tenant, kept.Value, ct) ?? (new Identity(entity, [into]), "");
        var (adopted, doubles) = Compare(mine, theirs, key);
        return adopted.IsEmpty
            ? new([alias, own], doubles)
            : new([alias, own, CrossReferences.Put(tenant, kept.Value, theirs with { Keys = theirs.Keys.AddRange(adopted) }, theirTag)], doubles);
    }

    /// <summary>The changes that take a merge back, because the merged record is there again; nothing when the key was not merged.</summary>
    /// <param name="store">Where state lives.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="key">The key that was merged.</param>
    /// <param name="ct">Ends the look-up.</param>
    public static async ValueTask<ImmutableArray<StateChange>> SplitAsync(
        IStateStore store, TenantId tenant, VendorReference key, CancellationToken ct = default)
    {
        var entry = (await store.FindAsync([CrossReferences.KeyOf(tenant, key)], ct)).SingleOrDefault();
        if (entry is null || CrossReferences.Read(entry) is not { MergedInto: { } into } alias)
        {
            return [];
        }

        if (alias.Id == Guid.Empty || await IdentityAsync(store, tenant, alias.CanonicalId, ct) is not var (mine, myTag) || !mine.Keys.Contains(key))
        {
            return [new StateChange.Remove(entry.Key, entry.ETag)];
        }

        var changes = ImmutableArray.CreateBuilder<StateChange>();
        changes.Add(Alias(tenant, key, alias with { MergedInto = null }));
        mine = mine with { Keys = mine.Keys.Remove(into), Retired = mine.Retired.Remove(key) };
        changes.Add(CrossReferences.Put(tenant, alias.CanonicalId, mine, myTag));
        var other = (await store.FindAsync([CrossReferences.KeyOf(tenant, into)], ct)).SingleOrDefault();
        if (other is null)
        {
            return changes.ToImmutable();
        }

        if (CrossReferences.Read(other) is var remaining && remaining.Id == alias.Id)
        {
            // It had taken the place of the merged one, and has none of its own.
            changes.Add(new StateChange.Remove(other.Key, other.ETag));
        }
        else if (await IdentityAsync(store, tenant, remaining.CanonicalId, ct) is var (theirs, theirTag) && theirs.Keys.Any(mine.Keys.Contains))
        {
            changes.Add(CrossReferences.Put(tenant, remaining.CanonicalId, theirs with { Keys = theirs.Keys.RemoveAll(mine.Keys.Contains) },
                theirTag));
        }

        return changes.ToImmutable();
    }

    /// <summary>For each key the one that stands for it now, and our id of that. One look-up where nothing was merged.</summary>
    internal static async ValueTask<Dictionary<VendorReference, (VendorReference Key, CanonicalId? Id)>> FollowAsync(
        IStateStore store, TenantId tenant, IReadOnlyCollection<VendorReference> keys, CancellationToken ct)
    {
        var found = await LookAsync(store, tenant, keys, ct);
        return keys.Distinct().ToDictionary(key => key, key => Follow(found, key));
    }

    /// <summary>Our ids of keys, or of those that stand for them now; unknown keys are left out.</summary>
    internal static async ValueTask<IReadOnlyDictionary<VendorReference, CanonicalId>> IdsAsync(
        IStateStore store, TenantId tenant, IEnumerable<VendorReference> keys, CancellationToken ct)
    {
        // Of a page, thousands of which most are named often, and in a first load none is known.
        var asked = keys.ToHashSet();
        var ids = new Dictionary<VendorReference, CanonicalId>();
        if (await LookAsync(store, tenant, asked, ct) is { Count: > 0 } found)
        {
            foreach (var key in asked)
            {
                if (Follow(found, key).Id is { } id)
                {
                    ids.Add(key, id);
                }
            }
        }

        return ids;
    }

    /// <summary>What is stored of keys, and of those that they were merged into.</summary>
    private static async ValueTask<Dictionary<VendorReference, CrossReference>> LookAsync(
        IStateStore store, TenantId tenant, IEnumerable<VendorReference> keys, CancellationToken ct)
    {
        var (found, asked) = (new Dictionary<VendorReference, CrossReference>(), keys as HashSet<VendorReference> ?? [.. keys]);
        var open = asked.ToArray();
        for (var step = 0; open.Length > 0 && step < MaxSteps; step++)
        {
            var stateKeys = Array.ConvertAll(open, key => CrossReferences.KeyOf(tenant, key));
            var entries = await store.FindAsync(stateKeys, ct);
            if (entries.Count == 0)
            {
                break;
            }

            var stored = entries.ToDictionary(entry => entry.Key);
            for (var at = 0; at < open.Length; at++)
            {
                if (stored.TryGetValue(stateKeys[at], out var entry))
                {
                    found[open[at]] = CrossReferences.Read(entry);
                }
            }

            open = [.. open.Select(key => found.GetValueOrDefault(key)?.MergedInto).OfType<VendorReference>().Distinct()
                .Where(into => !found.ContainsKey(into) && !asked.Contains(into))];
        }

        return found;
    }

    private static (VendorReference Key, CanonicalId? Id) Follow(Dictionary<VendorReference, CrossReference> found, VendorReference key)
    {
        Guid? id = null;
        for (var step = 0; step <= MaxSteps; step++)
        {
            var reference = found.GetValueOrDefault(key);
            id = reference is { Id: var known } && known != Guid.Empty ? known : id;
            if (reference?.MergedInto is not { } into)
            {
                break;
            }

            key = into;
        }

        return (key, id is { } value ? new CanonicalId(value) : null);
    }

    /// <summary>What is brought over from both: where the remaining one has nothing, it takes what the merged one has.</summary>
    private static (ImmutableArray<VendorReference> Adopted, ImmutableArray<KeyDouble> Doubles) Compare(
        Identity merged, Identity kept, VendorReference key)
    {
        var (adopted, doubles) = (ImmutableArray.CreateBuilder<VendorReference>(), ImmutableArray.CreateBuilder<KeyDouble>());
        foreach (var theirs in merged.Keys.Where(other => !CrossReferences.IsAt(other, key.System, key.Connection))
            .GroupBy(other => (other.System, other.Connection)))
        {
            var last = merged.At(theirs.Key.System, theirs.Key.Connection);
            var own = kept.At(theirs.Key.System, theirs.Key.Connection);
            if (last is not null && own is null)
            {
                adopted.Add(last);
            }
            else if (last is not null && own is not null && last != own)
            {
                doubles.Add(new(last, own));
            }
        }

        return (adopted.ToImmutable(), doubles.ToImmutable());
    }

    private static StateChange Alias(TenantId tenant, VendorReference key, CrossReference reference) => new StateChange.Set(
        new(CrossReferences.KeyOf(tenant, key), "", JsonSerializer.SerializeToUtf8Bytes(reference, StateJson.Default.CrossReference)));

    private static async ValueTask<(Identity Identity, string ETag)?> IdentityAsync(
        IStateStore store, TenantId tenant, CanonicalId id, CancellationToken ct) =>
        (await store.FindAsync([CrossReferences.KeyOf(tenant, id)], ct)).SingleOrDefault() is { } stored
            ? (CrossReferences.ReadIdentity(stored), stored.ETag) : null;
}
