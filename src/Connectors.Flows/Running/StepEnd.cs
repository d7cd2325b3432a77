using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>How a step ended, with the changes that belong into the same commit as the run's move. A closed set.</summary>
internal abstract record StepEnd(ImmutableArray<StateChange> Changes, ImmutableArray<Fault> Faults)
{
    /// <summary>It is done; <paramref name="Wrote"/> is false when the vendor had it already.</summary>
    public sealed record Done(bool Wrote, ImmutableArray<StateChange> Changes) : StepEnd(Changes, []);

    /// <summary>It may work later.</summary>
    public sealed record PutOff(ImmutableArray<Fault> Faults) : StepEnd([], Faults);

    /// <summary>It cannot work without a person.</summary>
    public sealed record Refused(ImmutableArray<Fault> Faults, ImmutableArray<StateChange> Changes) : StepEnd(Changes, Faults);
}
