namespace Connectors.Flows.Tests;

/// <summary>What happened to a record is done in its order; other records do not wait for it.</summary>
public sealed class RecordOrderTests
{
    private const string ByName = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "psa", "runKey": ["@id", "name"]@more },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self" } ] }
        """;

    [TestCase("", 1, RunState.Ready)]
    [TestCase(", \"onParked\": \"block\"", 1, RunState.Ready)]
    [TestCase(", \"onParked\": \"skip\"", 2, RunState.Done)]
    public async Task A_newer_run_waits_behind_one_that_is_parked_unless_the_flow_says_otherwise(string more, int written, RunState newer)
    {
        await using var rig = Rig(more);
        await ChangeAsync(rig, "1", "First", MemoryFault.Refuse);
        await ChangeAsync(rig, "1", "Second");
        await ChangeAsync(rig, "2", "Another");

        var runs = await FlowRuns.ListAsync(rig.Store, IntakeRig.Acme).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(rig.Written.Count(), Is.EqualTo(written));
            Assert.That(runs.OrderBy(run => run.Id.ToString(), StringComparer.Ordinal).Select(run => run.State),
                Is.EqualTo(new[] { RunState.Parked, newer, RunState.Done }));
        });
    }

    [Test]
    public async Task Once_the_older_one_is_given_up_or_done_the_newer_goes_on_by_itself()
    {
        await using var rig = Rig("");
        await ChangeAsync(rig, "1", "First", MemoryFault.Refuse);
        await ChangeAsync(rig, "1", "Second");
        await ChangeAsync(rig, "1", "Third");
        var repair = rig.Rig.Get<IFlowRepair>();
        var letter = (await rig.LettersAsync()).Single();
        await repair.ReplayAsync(IntakeRig.Acme, new ReplayRequest(new() { Id = letter.Id }, "ada", "Repaired at the target."));

        await rig.TurnsAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));

        var runs = await FlowRuns.ListAsync(rig.Store, IntakeRig.Acme).ToListAsync();
        Assert.That((runs.Count, runs.Count(run => run.State == RunState.Done), string.Join(',', rig.Written)), Is.EqualTo((3, 3, "Third")));
    }

    [Test]
    public async Task What_is_wrong_with_the_policy_is_said()
    {
        await using var unknown = Rig(", \"onParked\": \"perhaps\"");
        await using var useless = new FlowRig(null, IntakeRig.Copy.Replace("\"runKey\"", "\"onParked\": \"skip\", \"runKey\"", StringComparison.Ordinal));

        Assert.That((await unknown.Rig.CheckAsync()).Select(fault => (fault.Path, fault.Rule)), Is.EqualTo(new[] { ("/trigger/onParked", "onParked") }));
        Assert.That((await useless.CheckAsync()).Select(fault => (fault.Path, fault.Rule)), Is.EqualTo(new[] { ("/trigger/onParked", "onParked") }));
    }

    private static IntakeRig Rig(string more) => new(flows: [ByName.Replace("@more", more, StringComparison.Ordinal)]);

    private static async Task ChangeAsync(IntakeRig rig, string id, string name, MemoryFault fault = MemoryFault.None)
    {
        rig.Target.Faults.Enqueue(fault);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        rig.Account.Put(id, name, rig.Now);
        await rig.HintAsync(id);
        await rig.TurnsAsync();
        rig.Target.Faults.Clear();
    }
}
