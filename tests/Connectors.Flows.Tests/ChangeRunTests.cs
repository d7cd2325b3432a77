using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>Run keys with <c>@change</c>: each change of a record's content is a run, a second delivery is none.</summary>
public sealed class ChangeRunTests
{
    private const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self", "owner": "finance" } ] }
        """;

    [Test]
    public async Task There_and_back_again_are_three_runs_and_a_second_delivery_is_none()
    {
        await using var rig = Rig();
        foreach (var name in new[] { "A", "B", "A" })
        {
            rig.Accounts.Put(FlowRig.Left, "1", name, "active");
            var report = await rig.RunAsync();
            Assert.That((report.Accepted, report.Written, report.Duplicates), Is.EqualTo((1, 1, 0)), name);
        }

        rig.Accounts.Put(FlowRig.Left, "1", "A", "active");
        var again = await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((again.Unchanged, again.Accepted, again.Written), Is.EqualTo((1, 0, 0)));
            Assert.That(await RunsAsync(rig), Has.Count.EqualTo(3));
            Assert.That(rig.Accounts.At(FlowRig.Right).Values.Single()["name"]!.ToString(), Is.EqualTo("A"));
        });
    }

    [Test]
    public async Task Negative_control_a_key_of_the_content_takes_the_way_back_for_a_second_delivery()
    {
        await using var rig = new FlowRig(null, Copy.Replace("\"@change\"", "\"name\"", StringComparison.Ordinal));
        foreach (var name in new[] { "A", "B", "A" })
        {
            rig.Accounts.Put(FlowRig.Left, "1", name, "active");
            await rig.RunAsync();
        }

        Assert.That(rig.Accounts.At(FlowRig.Right).Values.Single()["name"]!.ToString(), Is.EqualTo("B"));
    }

    [Test]
    public async Task A_change_takes_the_place_of_one_that_was_refused_and_closes_its_letter()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Refused", "active");
        rig.Accounts.Faults.Enqueue(MemoryFault.Refuse);
        await rig.RunAsync();
        Assert.That(await rig.LettersAsync(), Has.Count.EqualTo(1));
        rig.Accounts.Put(FlowRig.Left, "1", "Better", "active");

        var report = await rig.RunAsync();

        Assert.That((report.Written, report.Parked), Is.EqualTo((1, 0)));
        Assert.That(await rig.LettersAsync(), Is.Empty);
        Assert.That((await RunsAsync(rig)).Select(run => run.State), Is.EquivalentTo(new[] { RunState.Superseded, RunState.Done }));
    }

    [Test]
    public async Task A_change_waits_for_an_older_one_whose_write_is_in_doubt_and_has_the_last_word()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Older", "active");
        rig.Accounts.Faults.Enqueue(MemoryFault.LoseRequest);
        await rig.RunAsync();
        rig.Accounts.Put(FlowRig.Left, "1", "Newer", "active");

        var early = await rig.RunAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var late = await rig.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That((early.Written, early.Waiting), Is.EqualTo((0, 1)));
            Assert.That((late.Written, late.RunsDone), Is.EqualTo((2, 2)));
            Assert.That(rig.Accounts.At(FlowRig.Right).Values.Single()["name"]!.ToString(), Is.EqualTo("Newer"));
        });
    }

    [Test]
    public async Task An_unknown_word_in_a_run_key_is_a_fault_of_the_document()
    {
        await using var rig = new FlowRig(null, Copy.Replace("@change", "@changed", StringComparison.Ordinal));

        Assert.That((await rig.CheckAsync()).Single().Message, Does.Contain("'@changed'").And.Contain("@change."));
    }

    private static FlowRig Rig() => new(null, Copy);

    private static async Task<List<RunRecord>> RunsAsync(FlowRig rig) => await FlowRuns.ListAsync(rig.State, new("acme")).ToListAsync();
}
