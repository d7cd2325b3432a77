using System.CommandLine;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary><c>connectors runs</c>: runs of flows and where they stand.</summary>
internal static class RunsCommand
{
    public static Command Create() => new("runs", "Runs of flows: list, show, abandon.") { List(), Show(), Abandon() };

    private static Command List()
    {
        var flow = new Option<string?>("--flow") { Description = "Runs of this flow." };
        var only = new Option<RunState?>("--only") { Description = "Runs that stand so, such as waiting, parked or done." };
        var all = new Option<bool>("--all") { Description = "Those that have ended too: looks at every run that there is." };
        var command = new Command("list", "Lists runs that are not done.") { flow, only, all };
        return new StoreOptions().On(command, async (parsed, house, ct) =>
        {
            var (wanted, isAll) = (parsed.GetValue(only), parsed.GetValue(all));
            var runs = await RunsOf(house, isAll || wanted is RunState.Done or RunState.Superseded or RunState.Abandoned, ct)
                .Where(run => (parsed.GetValue(flow) is not { } name || run.Flow == name) && (wanted is null || run.State == wanted)).ToListAsync(ct);
            await Console.Out.WriteAsync(house.IsJson ? ToolJson.Write(RunsText.Json(runs)) : RunsText.Lines(runs));
            await Console.Error.WriteLineAsync(RunsText.Sum(runs));
            return ExitCodes.Done;
        });
    }

    private static Command Show()
    {
        var key = Key();
        var payload = new Option<bool>("--payload") { Description = "With the records that started it, which may hold personal data." };
        var command = new Command("show", "Shows one run with what its steps wrote.") { key, payload };
        return new StoreOptions().On(command, async (parsed, house, ct) =>
        {
            if (await FlowRuns.FindAsync(house.Store, house.Tenant, parsed.GetValue(key)!, ct) is not { } run)
            {
                return await StateHouse.WrongAsync($"Tenant '{house.Tenant}' has no run '{parsed.GetValue(key)}': list them.");
            }

            var intents = await FlowRuns.ListIntentsAsync(house.Store, house.Tenant, run.Id, ct).ToListAsync(ct);
            await Console.Out.WriteAsync(house.IsJson
                ? ToolJson.Write(RunsText.Json(run, intents, parsed.GetValue(payload))) : RunsText.Show(run, intents, parsed.GetValue(payload)));
            return ExitCodes.Done;
        });
    }

    private static Command Abandon()
    {
        var key = Key();
        var why = new WhoAndWhyOptions(isReasonRequired: true);
        var command = new Command("abandon", "Ends a run that is not done, and its letter.") { key };
        why.On(command);
        return new StoreOptions().On(command, async (parsed, house, ct) =>
        {
            var decided = why.Of(parsed);
            var report = await house.Repair.AbandonAsync(house.Tenant, parsed.GetValue(key)!, decided.Actor, decided.Reason, ct);
            await Console.Out.WriteAsync(house.IsJson ? ToolJson.Write(LettersJson.Abandoned(report, house.Now)) : LettersText.Abandoned(report));
            return ExitCodes.Done;
        });
    }

    private static Argument<string> Key() => new("KEY") { Description = "The run's key, as list shows it." };

    /// <summary>Open runs by index, parked ones by their letters; all of them by looking at each.</summary>
    private static async IAsyncEnumerable<RunRecord> RunsOf(
        StateHouse house, bool isAll, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var run in isAll
            ? FlowRuns.ListAsync(house.Store, house.Tenant, ct) : StandingRuns.ListAsync(house.Store, house.Tenant, ct))
        {
            yield return run;
        }
    }
}
