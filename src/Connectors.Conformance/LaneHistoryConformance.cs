using System.Text;
using Connectors.State;

namespace Connectors.Conformance;

/// <summary>Histories of many steps that nobody thought of, compared with a model that is a page long. What may be claimed is told there by negation:
/// whatever is not finished, does not wait and is not held. So no item can be forgotten, whatever happened to it before.</summary>
/// <typeparam name="TStore">The store.</typeparam>
public abstract class LaneHistoryConformance<TStore> : LaneFixture<TStore>
    where TStore : StoreUnderTest, new()
{
    private static readonly LaneKey[] AllLanes = [LaneOf("work/0"), LaneOf("work/1"), LaneOf("work/0", Globex)];

    /// <summary>The histories.</summary>
    public static IEnumerable<int> Seeds => Enumerable.Range(1, 30);

    [TestCaseSource(nameof(Seeds))]
    public async Task Any_history_goes_as_the_model_says_and_everything_is_finished_in_the_end(int seed)
    {
        var (random, model, log) = (new Random(seed), new LaneModel(), new StringBuilder($"seed {seed}\n"));
        var leases = new List<LaneLease>();
        var names = 0;
        for (var step = 0; step < 200; step++)
        {
            switch (random.Next(10))
            {
                case < 3: await PutInAsync(random, model, $"{names++}", log); break;
                case < 6: await ClaimAsync(random, model, leases, log); break;
                case < 8 when leases.Count > 0: await ChangeAsync(random, model, leases[random.Next(leases.Count)], log); break;
                case 8 when leases.Count > 0: await RenewOrReleaseAsync(random, model, leases[random.Next(leases.Count)], log); break;
                default:
                    var seconds = 10 * random.Next(1, 6);
                    log.AppendLine($"{seconds} seconds go by");
                    await ElapseAsync(seconds);
                    model.Now += seconds;
                    break;
            }

            if (step == 100 && Under.Persists)
            {
                log.AppendLine("closed and opened");
                await ReopenAsync();
                if (!Under.LeasesOutliveTheStore)
                {
                    model.EndLeases();
                }
            }
        }

        await ElapseAsync(100_000);
        model.Now += 100_000;
        while (await ClaimAsync(random, model, leases, log) is { } lease)
        {
            await CompleteAsync(lease, [.. lease.Items]);
            model.Complete(lease, lease.Items.Select(item => item.Id));
            await ReleaseAsync(lease);
            model.Release(lease);
        }

        Assert.That((model.Depth, (await Lanes.MeasureAsync()).Depth), Is.EqualTo((0, 0L)), $"work was left\n{log}");
    }

    private async Task PutInAsync(Random random, LaneModel model, string name, StringBuilder log)
    {
        var item = Work(name, $"k{random.Next(3)}", random.Next(4) == 0 ? WorkClass.Interactive : WorkClass.Bulk,
            AllLanes[random.Next(AllLanes.Length)]);
        var delay = random.Next(4) == 0 ? 10 * random.Next(1, 8) : 0;
        log.AppendLine($"put in {item.Lane} {item.Key} {name} {item.Class} after {delay}");
        await PutInAsync(item, TimeSpan.FromSeconds(delay));
        model.Add(item, name, delay);
    }

    private async Task<LaneLease?> ClaimAsync(Random random, LaneModel model, List<LaneLease> leases, StringBuilder log)
    {
        var claim = new WorkClaim($"w{random.Next(3)}")
        {
            Quantum = random.Next(1, 6), Lease = Lease, Class = random.Next(6) == 0 ? WorkClass.Interactive : null,
        };
        if (random.Next(6) == 0)
        {
            claim = claim with { Tenant = Globex };
        }

        if (model.Now > 100_000)
        {
            claim = claim with { Class = null, Tenant = null };
        }

        var expected = model.Claimable(claim).Order().ToArray();
        var lease = await Lanes.ClaimAsync(claim);
        log.AppendLine($"{claim.Owner} claims {claim.Quantum} {claim.Class} {claim.Tenant}: {lease?.Lane} {string.Join(',', Names(lease))}");
        if (lease is null)
        {
            Assert.That(expected, Is.Empty, $"work is hidden\n{log}");
            return null;
        }

        Assert.That(expected, Does.Contain($"{lease.Lane}"), $"a lane that is held, empty or not the next\n{log}");
        Assert.That(lease.Items.Select(item => (Name(item), item.Attempts, item.Class)), Is.EqualTo(model.Claim(lease, claim)),
            $"other items\n{log}");
        leases.Add(lease);
        return lease;
    }

    /// <summary>Finishes or puts off an item under a lease that may be lost, or an item that may be gone.</summary>
    private async Task ChangeAsync(Random random, LaneModel model, LaneLease lease, StringBuilder log)
    {
        var item = lease.Items[random.Next(lease.Items.Length)];
        var delay = 10 * random.Next(8);
        var finish = random.Next(3) > 0;
        var allowed = model.Allows(lease, item.Id);
        var does = finish ? "finishes" : $"puts off by {delay}";
        log.AppendLine($"{lease.Owner} with fence {lease.Fence} of {lease.Lane} {does} {Name(item)}: {allowed}");
        StateChange change = finish ? new StateChange.Complete(lease, item) : new StateChange.Defer(lease, item, TimeSpan.FromSeconds(delay));
        try
        {
            await CommitAsync(change);
            Assert.That(allowed, Is.True, $"this must be refused\n{log}");
        }
        catch (LeaseLostException)
        {
            Assert.That(allowed, Is.False, $"this must not be refused\n{log}");
            return;
        }

        if (finish)
        {
            model.Complete(lease, [item.Id]);
        }
        else
        {
            model.PutOff(lease, item, delay);
        }
    }

    private async Task RenewOrReleaseAsync(Random random, LaneModel model, LaneLease lease, StringBuilder log)
    {
        var renew = random.Next(2) == 0;
        log.AppendLine($"{lease.Owner} {(renew ? "renews" : "gives back")} {lease.Lane} with fence {lease.Fence}: {model.IsHeld(lease)}");
        if (renew)
        {
            Assert.That(await Lanes.RenewAsync(lease, Lease) is not null, Is.EqualTo(model.IsHeld(lease)), $"{log}");
            model.Renew(lease, (int)Lease.TotalSeconds);
        }
        else
        {
            await ReleaseAsync(lease);
            model.Release(lease);
        }
    }
}
