using Connectors.Exchange;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>The next page is read while one is committed, and what comes of it is as if one had come after the other.</summary>
public sealed class PagesAtOnceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task The_next_page_is_fetched_while_one_is_committed()
    {
        var fetched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var rig = new IntakeRig(clock => new BusyStore(new InMemoryStateStore(clock), fetched.Task));
        var spring = new SpringThings(rig.Account);
        rig.Account.Put("1", "One", rig.Now);
        rig.Account.Put("2", "Two", rig.Now);
        rig.Account.Script = () => Pages(fetched, [spring.Record(rig.Account.Records["1"])], [spring.Record(rig.Account.Records["2"])]);

        var report = await rig.Rig.RunAsync();

        Assert.That((report.Read, report.Accepted, report.Faults.Length), Is.EqualTo((2, 2, 0)));
    }

    [Test]
    public async Task A_record_that_comes_on_two_pages_is_judged_by_what_the_first_of_them_left()
    {
        var fetched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var rig = new IntakeRig(clock => new BusyStore(new InMemoryStateStore(clock), fetched.Task));
        var spring = new SpringThings(rig.Account);
        var older = spring.Record(new("1", "Older", rig.Now - TimeSpan.FromHours(1)));
        rig.Account.Put("1", "Newer", rig.Now);
        rig.Account.Script = () => Pages(fetched, [older], [spring.Record(rig.Account.Records["1"])]);

        var report = await rig.Rig.RunAsync();

        var seen = await rig.Store.QueryAsync(new(new("acme"), FlowSets.Seen)).SingleAsync();
        Assert.That((report.Accepted, FlowSets.Read(seen, FlowJson.Default.SeenRecord).Change, rig.Written.Single()), Is.EqualTo((2, 2L, "Newer")));
    }

    private static IEnumerable<VendorPage> Pages(TaskCompletionSource fetched, VendorRecord[] first, VendorRecord[] second)
    {
        yield return new([.. first], RelatedRecords.None, new("1"), IsLast: false);
        fetched.TrySetResult();
        yield return new([.. second], RelatedRecords.None, new("end"), IsLast: true);
    }

    /// <summary>Commits of pages last until something else has happened.</summary>
    private sealed class BusyStore(IStateStore store, Task other) : ForwardingStore(store)
    {
        public override async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
        {
            if (changes.Any(change => change.Key.Set == "checkpoint"))
            {
                await other.WaitAsync(Patience, ct);
                await Task.Yield();
            }

            await base.CommitAsync(changes, ct);
        }
    }
}
