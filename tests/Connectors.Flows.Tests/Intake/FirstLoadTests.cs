using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

public sealed class FirstLoadTests
{
    private static readonly TenantId Acme = new("acme");

    [Test]
    public async Task A_run_that_nobody_looked_for_is_found_when_its_commit_is_refused([Values("name", "@change")] string and)
    {
        await using var rig = new FlowRig(null, Copy(and));
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Client 2", "active");
        await rig.RunAsync();
        await ForgetAsync(rig.State);
        rig.Accounts.Put(FlowRig.Left, "3", "Client 3", "active");

        var second = await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((second.Read, second.Duplicates, second.RunsDone, second.Written), Is.EqualTo((3, 2, 1, 1)));
            Assert.That(rig.Accounts.At(FlowRig.Right), Has.Count.EqualTo(3));
            Assert.That(await rig.State.QueryAsync(new(Acme, FlowSets.Run)).CountAsync(), Is.EqualTo(3));
        });
    }

    private static string Copy(string and) => $$"""
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "when": { "is": { "path": "status.code", "anyOf": ["active"] } },
                       "runKey": ["@id", "{{and}}"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self" } ] }
        """;

    /// <summary>As if records had never been seen and nothing had been read; their runs stay.</summary>
    private static async Task ForgetAsync(IStateStore state)
    {
        foreach (var set in new[] { FlowSets.Seen, "checkpoint" })
        {
            var entries = await state.QueryAsync(new(Acme, set)).ToListAsync();
            Assert.That(entries, Is.Not.Empty, set);
            await state.CommitAsync([.. entries.Select(entry => new StateChange.Remove(entry.Key, entry.ETag))]);
        }
    }
}
