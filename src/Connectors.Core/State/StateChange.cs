namespace Connectors.State;

/// <summary>A change to state, as a value: nothing happens until it is committed. A closed set.</summary>
/// <param name="Key">What is changed.</param>
public abstract record StateChange(StateKey Key)
{
    /// <summary>Stores an entry. An empty ETag means it must not exist yet, another must match what is stored.</summary>
    /// <param name="Entry">The entry.</param>
    public sealed record Put(StateEntry Entry) : StateChange(Entry.Key);

    /// <summary>Stores an entry whatever is there.</summary>
    /// <param name="Entry">The entry; its ETag is ignored.</param>
    public sealed record Set(StateEntry Entry) : StateChange(Entry.Key);

    /// <summary>Removes an entry.</summary>
    /// <param name="Key">Which.</param>
    /// <param name="ETag">The version that must still stand.</param>
    public sealed record Remove(StateKey Key, string ETag) : StateChange(Key);

    /// <summary>Puts work into its lane.</summary>
    /// <param name="Item">The work; its number, attempts and time are given by the store.</param>
    /// <param name="Delay">How long it must wait at least, by the store's clock.</param>
    public sealed record Enqueue(WorkItem Item, TimeSpan Delay = default)
        : StateChange(new StateKey(Item.Lane.Tenant, LaneSet, $"{Item.Lane.Name}/{Item.Kind}/{Item.Key}"));

    /// <summary>Takes claimed work out of its lane: it is done, or parked by the same commit.</summary>
    /// <param name="Lease">Under which it was claimed: the commit is refused when it is lost.</param>
    /// <param name="Item">The work.</param>
    public sealed record Complete(LaneLease Lease, WorkItem Item) : StateChange(Of(Lease, Item));

    /// <summary>Puts claimed work off: it and later work of its key can be claimed again when the delay is over.</summary>
    /// <param name="Lease">Under which it was claimed: the commit is refused when it is lost.</param>
    /// <param name="Item">The work; its payload takes the place of the stored one, its attempts too.</param>
    /// <param name="Delay">How long it must wait at least, by the store's clock.</param>
    public sealed record Defer(LaneLease Lease, WorkItem Item, TimeSpan Delay) : StateChange(Of(Lease, Item));

    /// <summary>Changes nothing, but refuses the whole commit when a lease is lost.</summary>
    /// <param name="Lease">The lease.</param>
    public sealed record Hold(LaneLease Lease) : StateChange(new StateKey(Lease.Lane.Tenant, LaneSet, Lease.Lane.Name));

    /// <summary>What changes of lanes stand under, for whoever orders changes by key. No entries are stored there.</summary>
    private const string LaneSet = "@lane";

    private static StateKey Of(LaneLease lease, WorkItem item) => new(lease.Lane.Tenant, LaneSet, $"{lease.Lane.Name}/{item.Id}");
}
