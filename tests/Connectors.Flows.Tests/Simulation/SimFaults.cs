using Connectors.Faults;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>What goes wrong at the boundaries of a process, by the simulation's seed.</summary>
/// <param name="process">Whose boundaries.</param>
/// <param name="chances">How often, in thousandths of calls.</param>
internal sealed class SimFaults(SimProcess process, SimChances chances)
{
    /// <summary>Before a call: time passes, the process may end, freeze, or not get through.</summary>
    public async Task BeforeAsync(string call)
    {
        await process.YieldAsync();
        process.Loop.Note(call);
        if (Happens(chances.Die))
        {
            await process.DieAsync();
        }

        if (Happens(call == "write" ? chances.FreezeSending : chances.Freeze))
        {
            process.StoodStill = call == "write";
            process.Freeze(TimeSpan.FromSeconds(process.Loop.Random.Next(1, call == "write" ? 300 : 120)));
            await process.YieldAsync();
        }

        if (Happens(chances.Fail))
        {
            throw new ConnectorException(new(FaultKind.Transient, $"{call} did not get through."));
        }
    }

    /// <summary>After a call has had its effect: the process may end, or not hear of it.</summary>
    public async Task AfterAsync(string call, FaultKind unheard)
    {
        await process.YieldAsync();
        if (Happens(chances.Die))
        {
            await process.DieAsync();
        }

        if (Happens(chances.Unheard))
        {
            throw new ConnectorException(new(unheard, $"The answer of {call} was lost."));
        }
    }

    /// <summary>A vendor has done a write.</summary>
    public void Wrote(string name) => process.Late = process.StoodStill ? name : null;

    /// <summary>A commit was done.</summary>
    public void Committed() => (process.StoodStill, process.Late) = (false, null);

    private bool Happens(int thousandths) => process.Loop.Random.Next(1000) < thousandths;
}
