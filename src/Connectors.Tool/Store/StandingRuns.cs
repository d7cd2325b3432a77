using System.Runtime.CompilerServices;
using Connectors.Flows;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Tool;

/// <summary>Runs that are not done: those that go on by themselves, and those that stand at a letter.</summary>
internal static class StandingRuns
{
    public static async IAsyncEnumerable<RunRecord> ListAsync(
        IStateStore store, TenantId tenant, [EnumeratorCancellation] CancellationToken ct)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var run in FlowRuns.ListOpenAsync(store, tenant, ct))
        {
            known.Add(run.Key);
            yield return run;
        }

        await foreach (var letter in DeadLetters.ListAsync(store, tenant, ct))
        {
            if (letter.ReplayPolicy == ReplayPolicy.Resume && known.Add(letter.Record)
                && await FlowRuns.FindAsync(store, tenant, letter.Record, ct) is { } run)
            {
                yield return run;
            }
        }
    }
}
