using System.Text.Json;
using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>Workers that claim lanes until there is nothing left. Each message is one commit under the lease: its effect is stored and the message
/// taken out.</summary>
internal sealed class LaneWorkers(OpenStore store, string owner)
{
    private const int Looks = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>How many messages a claim takes.</summary>
    public int Quantum { get; init; } = 20;

    /// <summary>How long a vendor takes for a message.</summary>
    public TimeSpan Vendor { get; init; }

    /// <summary>Whether messages of a claim are finished by one commit, without an effect.</summary>
    public bool AllAtOnce { get; init; }

    /// <summary>When the last message of a lane was done.</summary>
    public Action<LaneKey>? Done { get; init; }

    /// <summary>Works until nothing is left to claim.</summary>
    /// <returns>How many messages were done.</returns>
    public async Task<int> RunAsync(int workers) =>
        (await Task.WhenAll(Enumerable.Range(0, workers).Select(number => Task.Run(() => WorkAsync($"{owner}/{number}"))))).Sum();

    private async Task<int> WorkAsync(string name)
    {
        var done = 0;
        var claim = new WorkClaim(name) { Quantum = Quantum, Lease = TimeSpan.FromMinutes(2) };
        for (var look = 0; look < Looks;)
        {
            if (await store.Lanes.ClaimAsync(claim) is not { } lease)
            {
                look++;
                await Task.Delay(Look);
                continue;
            }
            look = 0;
            await DoAsync(lease);
            done += lease.Items.Length;
            await store.Lanes.ReleaseAsync(lease);
        }
        return done;
    }

    private async Task DoAsync(LaneLease lease)
    {
        if (AllAtOnce)
        {
            await store.State.CommitAsync([.. lease.Items.Select(item => new StateChange.Complete(lease, item))]);
        }
        else
        {
            for (var place = 0; place < lease.Items.Length; place++)
            {
                if (Vendor > TimeSpan.Zero)
                    await Task.Delay(Vendor);
                var item = lease.Items[place];
                await store.State.CommitAsync([new StateChange.Complete(lease, item), Effect(lease, item, place)]);
            }
        }
        Done?.Invoke(lease.Lane);
    }

    /// <summary>What a message causes. It must not be there: a message that is done twice is refused.</summary>
    private static StateChange.Put Effect(LaneLease lease, WorkItem item, int place) => new(new(
        new(lease.Lane.Tenant, LaneEffects.Set, $"{LaneLoad.NumberOf(item):D6}"), "",
        JsonSerializer.SerializeToUtf8Bytes(new LaneEffect(item.Key, LaneLoad.NumberOf(item), lease.Fence, place))));
}
