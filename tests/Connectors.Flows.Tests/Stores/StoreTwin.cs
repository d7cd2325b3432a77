using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests.Stores;

/// <summary>One of several stores that are told the same. Tells what it answered in words that leave out what stores may choose: tags, numbers of
/// items,
/// times.</summary>
internal sealed class StoreTwin(IStateStore store, TenantId tenant)
{
    private const string SetName = "set";
    private readonly List<LaneLease> _leases = [];

    public int Leases => _leases.Count;

    private IWorkLanes Lanes => (IWorkLanes)store;

    /// <summary>Does one step that a number stands for, and tells what came of it.</summary>
    public async Task<string> StepAsync(int number, int leases)
    {
        var random = new Random(number);
        switch (random.Next(10))
        {
            case < 5: return await CommitAsync(random, random.Next(8) == 0 ? random.Next(51, 70) : random.Next(1, 7), leases);
            case < 8:
                var claim = new WorkClaim($"owner{random.Next(2)}")
                {
                    Tenant = tenant, Quantum = random.Next(1, 5),
                        Class = random.Next(3) switch { 0 => WorkClass.Bulk, 1 => WorkClass.Interactive, _ => null },
                    LanePrefix = random.Next(4) == 0 ? "lane/1" : null, Lease = random.Next(2) == 0 ? TimeSpan.Zero : TimeSpan.FromHours(1),
                };
                return $"claim {claim.Class} {claim.LanePrefix}: {Tell(await Lanes.ClaimAsync(claim))}";
            case 8 when leases > 0:
                await Lanes.ReleaseAsync(_leases[random.Next(leases)]);
                return "released";
            case 9 when leases > 0:
                var renewed = await Lanes.RenewAsync(_leases[random.Next(leases)], TimeSpan.FromHours(2));
                return $"renewed {renewed is not null}";
            default: return "nothing";
        }
    }

    /// <summary>All that can be seen.</summary>
    public async Task<string> TellAsync()
    {
        var text = new StringBuilder();
        foreach (var index in new[] { null, "index0", "index1" })
        {
            text.Append($"{index}:");
            await foreach (var entry in store.QueryAsync(new(tenant, SetName) { IndexKey = index, Take = 1000 }))
            {
                text.Append($" {entry.Key.Key}={Encoding.UTF8.GetString(entry.Json.Span)}/{entry.DueAt?.ToUniversalTime():O}/{string.Join('+', entry.IndexKeys)}");
            }

            text.AppendLine();
        }

        await foreach (var (lane, reading) in Lanes.ListAsync(tenant))
        {
            text.AppendLine($"{lane.Name}: {reading.Depth} {reading.Claimable} {reading.OldestClaimable is null} {reading.Held}");
        }

        return text.ToString();
    }

    private async Task<string> CommitAsync(Random random, int count, int leases)
    {
        var (changes, touched) = (new List<StateChange>(), new HashSet<long>());
        while (changes.Count < count)
        {
            changes.Add(await ChangeAsync(random, leases, touched));
        }

        try
        {
            await store.CommitAsync(changes);
            return $"committed {count}";
        }
        catch (StateConflictException conflict)
        {
            return $"conflict {conflict.Key} {conflict.Expected == ""} {conflict.Actual == ""} {conflict.Expected == "wrong"}";
        }
        catch (LeaseLostException lost)
        {
            return $"lost {_leases.FindIndex(lease => ReferenceEquals(lease, lost.Lease))}";
        }
    }

    private async ValueTask<StateChange> ChangeAsync(Random random, int leases, HashSet<long> touched)
    {
        var key = new StateKey(tenant, SetName, $"key{random.Next(40)}");
        var entry = new StateEntry(key, "", Encoding.UTF8.GetBytes($"{random.Next()}"))
        {
            DueAt = random.Next(2) == 0 ? null : new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.FromHours(random.Next(3))),
            IndexKeys = [.. Enumerable.Range(0, 3).Where(_ => random.Next(3) == 0).Select(at => $"index{at}")],
        };
        var (lane, item) = (random.Next(3), random.Next());
        var work = new WorkItem(new(tenant, $"lane/{lane}"), $"record{random.Next(3)}", $"kind{random.Next(2)}", Encoding.UTF8.GetBytes($"{item}"))
        {
            Class = (WorkClass)random.Next(2),
        };
        var delay = TimeSpan.FromHours(random.Next(3) / 2);
        var kind = random.Next(15);
        if (leases > 0 && kind >= 8)
        {
            // Old leases are told less often: most commits should be possible.
            var lease = _leases[random.Next(3) == 0 ? random.Next(leases) : leases - 1];
            var its = lease.Items[random.Next(lease.Items.Length)];
            return kind switch
            {
                _ when !touched.Add(its.Id) => new StateChange.Hold(lease),
                8 or 9 => new StateChange.Hold(lease),
                10 or 11 => new StateChange.Complete(lease, its),
                _ => new StateChange.Defer(lease, its with { Payload = Encoding.UTF8.GetBytes($"{item}"), Attempts = random.Next(5) }, delay),
            };
        }

        return kind switch
        {
            0 => new StateChange.Put(entry with { ETag = random.Next(3) == 0 ? "wrong" : "" }),
            1 => new StateChange.Put(entry with { ETag = await TagAsync(key) }),
            2 => new StateChange.Remove(key, await TagAsync(key)),
            3 or 4 or 5 or 6 => new StateChange.Set(entry),
            _ => new StateChange.Enqueue(work, delay),
        };
    }

    private async ValueTask<string> TagAsync(StateKey key) => (await store.FindAsync([key])).SingleOrDefault()?.ETag ?? "";

    private string Tell(LaneLease? lease)
    {
        if (lease is null)
        {
            return "none";
        }

        _leases.Add(lease);
        return $"{lease.Lane.Name} {lease.Owner} {lease.Fence} "
            + string.Join(", ", lease.Items.Select(item =>
                $"{item.Key} {item.Kind} {item.Class} {item.Attempts} {Encoding.UTF8.GetString(item.Payload.Span)}"));
    }
}
