using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>Flows of the letters' tests, and what these tests ask of a rig again and again.</summary>
internal static class LetterRig
{
    public const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "when": { "is": { "path": "status.code", "anyOf": ["active"] } },
                       "runKey": ["@id", "@change"], "owner": "sales" },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self", "owner": "finance" } ] }
        """;

    /// <summary>Two steps: the record above, then the record itself.</summary>
    public const string Family = """
        { "flow": "family", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "when": { "present": "parent" }, "runKey": ["@id", "@change"] },
          "steps": [
            { "id": "mother", "entity": "customer", "role": "erp", "verb": "upsert", "record": "parent", "unlessLinked": true, "owner": "delivery" },
            { "id": "self", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self", "owner": "finance" } ] }
        """;

    public static readonly TenantId Acme = new("acme");

    public static FlowRig Of(IStateStore? state = null) => new(state, Copy, Family);

    public static IFlowRepair Repair(this FlowRig rig) => rig.Get<IFlowRepair>();

    public static Task<ReplayReport> ReplayAsync(this FlowRig rig, LetterFilter? letters = null) =>
        rig.Repair().ReplayAsync(Acme, new(letters ?? LetterFilter.All, "ann", "corrected"));

    public static async Task<DeadLetter> LetterAsync(this FlowRig rig) => (await rig.LettersAsync()).Single();

    public static async Task<List<DeadLetter>> ClosedAsync(this FlowRig rig) =>
        await DeadLetters.ListClosedAsync(rig.State, Acme, LetterFilter.All).ToListAsync();

    public static async Task<List<RunRecord>> RunsAsync(this FlowRig rig) => await FlowRuns.ListAsync(rig.State, Acme).ToListAsync();

    public static async Task<List<string>> AuditAsync(this FlowRig rig) => await rig.State.QueryAsync(new(Acme, "audit") { Take = 10_000 })
        .Select(entry => Encoding.UTF8.GetString(entry.Json.Span)).ToListAsync();

    /// <summary>Records whose writing is refused once.</summary>
    public static async Task RefuseAsync(this FlowRig rig, params string[] ids)
    {
        foreach (var id in ids)
        {
            rig.Accounts.Put(FlowRig.Left, id, $"Client {id}", "active");
            rig.Accounts.Faults.Enqueue(MemoryFault.Refuse);
        }

        await rig.RunAsync();
    }

    /// <summary>One run whose first step is confirmed and whose second is refused.</summary>
    public static async Task StopAtSecondStepAsync(this FlowRig rig)
    {
        rig.Accounts.Put(FlowRig.Left, "1", "Mother", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Daughter", "active", parent: "1");
        rig.Accounts.Faults.Enqueue(MemoryFault.None);
        rig.Accounts.Faults.Enqueue(MemoryFault.Refuse);
        await rig.RunAsync("family");
        Assert.That((await rig.LetterAsync()).Stage, Is.EqualTo("self"));
    }
}
