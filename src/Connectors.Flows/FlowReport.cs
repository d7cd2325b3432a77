using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>What one execution of a flow did for a tenant. Counts are records or writes.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Flow">Which flow.</param>
public sealed record FlowReport(string Tenant, string Flow)
{
    /// <summary>Records read from the trigger's source.</summary>
    public int Read { get; init; }

    /// <summary>Records refused while reading; each is a dead letter.</summary>
    public int Refused { get; init; }

    /// <summary>Records left out because their content is as it was.</summary>
    public int Unchanged { get; init; }

    /// <summary>Records that the trigger's condition does not want.</summary>
    public int Ignored { get; init; }

    /// <summary>Records that say only what we wrote ourselves.</summary>
    public int Echoes { get; init; }

    /// <summary>Records whose run had been started before.</summary>
    public int Duplicates { get; init; }

    /// <summary>Records that start or join a run.</summary>
    public int Accepted { get; init; }

    /// <summary>Hints that were answered: records asked for because something is said to have happened to them.</summary>
    public int Hints { get; init; }

    /// <summary>Records left out because a later form of them was handled before.</summary>
    public int Stale { get; init; }

    /// <summary>Records that their vendor told of and does not show yet; they are asked for again.</summary>
    public int Missing { get; init; }

    /// <summary>Records that are gone at their source.</summary>
    public int Deleted { get; init; }

    /// <summary>Runs that came to their end.</summary>
    public int RunsDone { get; init; }

    /// <summary>Writes that vendors confirmed.</summary>
    public int Written { get; init; }

    /// <summary>Writes left out because the vendor has it already.</summary>
    public int WritesSkipped { get; init; }

    /// <summary>Runs that wait for a reference or a vendor.</summary>
    public int Waiting { get; init; }

    /// <summary>Runs that ended at a dead letter in this execution.</summary>
    public int Parked { get; init; }

    /// <summary>Runs whose source lacks something: nothing is sent, each has a dead letter, each execution looks at them again.</summary>
    public int Incomplete { get; init; }

    /// <summary>Steps left out because their condition failed, of the runs that came to their end.</summary>
    public int StepsSkipped { get; init; }

    /// <summary>Runs that took back what they had written.</summary>
    public int Undone { get; init; }

    /// <summary>Broken conversations that ended the execution early; nothing is lost, the next one goes on.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];
}
