using Connectors.State;

namespace Connectors.Flows.Tests.Scenarios;

/// <summary>The flows of the scenarios: what changes at one vendor is written to the other, in one direction or in both.</summary>
internal static class Copying
{
    public const string There = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "upsert", "record": "@self", "owner": "finance" } ] }
        """;

    public const string Back = """
        { "flow": "back", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "erp", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "crm", "verb": "upsert", "record": "@self", "owner": "finance" } ] }
        """;

    public const string Once = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "runKey": ["@id"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self", "owner": "finance" } ] }
        """;

    public static IEnumerable<string> Names(FlowRig rig, string address) => rig.Accounts.At(address).Values.Select(record => record["name"]!.ToString());

    /// <summary>Executes until nothing waits any more.</summary>
    public static async Task SettleAsync(FlowRig rig)
    {
        for (var execution = 0; execution < 100; execution++)
        {
            var report = await rig.RunAsync();
            if (report.Read == 0 && (await ((IWorkLanes)rig.State).MeasureAsync()).Depth == 0)
            {
                return;
            }

            rig.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Fail("It never comes to rest.");
    }
}
