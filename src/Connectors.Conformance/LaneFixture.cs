using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Conformance;

/// <summary>Short words for work in lanes.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class LaneFixture<TStore> : StoreFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    /// <summary>The lane of most tests.</summary>
    protected static readonly LaneKey Lane = new(Acme, "work/0");

    /// <summary>Half a minute: the length of leases here.</summary>
    protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>The store's lanes.</summary>
    protected IWorkLanes Lanes => Store as IWorkLanes ?? throw new AssertionException($"{Store.GetType().Name} does not implement IWorkLanes.");

    /// <summary>A lane.</summary>
    protected static LaneKey LaneOf(string name, TenantId? tenant = null) => new(tenant ?? Acme, name);

    /// <summary>Work of the usual lane; its name is its payload.</summary>
    protected static WorkItem Work(string name, string key = "k", WorkClass of = WorkClass.Bulk, LaneKey? lane = null) =>
        new(lane ?? Lane, key, "run", Encoding.UTF8.GetBytes(name)) { Class = of };

    /// <summary>Puts work in, one commit.</summary>
    protected async Task PutInAsync(params WorkItem[] items) => await Store.CommitAsync([.. items.Select(item => new StateChange.Enqueue(item))]);

    /// <summary>Puts work in that must wait.</summary>
    protected async Task PutInAsync(WorkItem item, TimeSpan delay) => await CommitAsync(new StateChange.Enqueue(item, delay));

    /// <summary>Claims something or nothing.</summary>
    protected async Task<LaneLease?> TryClaimAsync(string owner = "w1", int quantum = 20, WorkClass? of = null) =>
        await Lanes.ClaimAsync(new(owner) { Quantum = quantum, Class = of, Lease = Lease });

    /// <summary>Claims something.</summary>
    protected async Task<LaneLease> ClaimAsync(string owner = "w1", int quantum = 20, WorkClass? of = null)
    {
        var lease = await TryClaimAsync(owner, quantum, of);
        Assert.That(lease, Is.Not.Null, "nothing could be claimed");
        return lease!;
    }

    /// <summary>Gives a lane back.</summary>
    protected async Task ReleaseAsync(LaneLease lease) => await Lanes.ReleaseAsync(lease);

    /// <summary>Finishes items, one commit.</summary>
    protected async Task CompleteAsync(LaneLease lease, params WorkItem[] items) =>
        await Store.CommitAsync([.. items.Select(item => new StateChange.Complete(lease, item))]);

    /// <summary>Puts an item off.</summary>
    protected async Task PutOffAsync(LaneLease lease, WorkItem item, int seconds) =>
        await CommitAsync(new StateChange.Defer(lease, item, TimeSpan.FromSeconds(seconds)));

    /// <summary>Lets time go by.</summary>
    protected async Task ElapseAsync(int seconds) => await Under.ElapseAsync(TimeSpan.FromSeconds(seconds));

    /// <summary>Names of what was claimed.</summary>
    protected static string[] Names(LaneLease? lease) => lease is null ? [] : [.. lease.Items.Select(Name)];

    /// <summary>Name of work.</summary>
    protected static string Name(WorkItem item) => Encoding.UTF8.GetString(item.Payload.Span);

    /// <summary>What can be claimed now, looked at by claiming and giving back.</summary>
    protected async Task<string[]> ClaimableAsync()
    {
        if (await TryClaimAsync("looker", 1_000) is not { } lease)
        {
            return [];
        }

        await ReleaseAsync(lease);
        return Names(lease);
    }

    /// <summary>Claims, finishes and gives back until nothing can be claimed; names in that order.</summary>
    protected async Task<List<string>> DrainAsync(int quantum = 20)
    {
        var done = new List<string>();
        while (await TryClaimAsync("drain", quantum) is { } lease)
        {
            done.AddRange(Names(lease));
            await CompleteAsync(lease, [.. lease.Items]);
            await ReleaseAsync(lease);
        }

        return done;
    }
}
