using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>Processes that die at their nth commit, one after the other, until the work is done.</summary>
internal static class Mortality
{
    /// <param name="rig">The rig.</param>
    /// <param name="store">Its store.</param>
    /// <param name="at">The commit at which the first process dies.</param>
    /// <param name="after">Whether it dies after it.</param>
    public static async Task SurviveAsync(IntakeRig rig, MortalStore store, int at, bool after)
    {
        var commits = 0;
        store.Kill = _ => ++commits == at ? after : null;
        for (var process = 0; process < 2; process++)
        {
            try
            {
                await rig.TurnsAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(1));
            }
            catch (OperationCanceledException) when (store.Deaths > process)
            {
                // What it held can be claimed again when its lease has ended.
                store.Restart();
                rig.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }
    }
}
