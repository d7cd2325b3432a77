using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>How a step ended, with the changes that belong into the same commit as the run's move. A closed set.</summary>
internal abstract record StepEnd(ImmutableArray<StateChange> Changes, ImmutableArray<Fault> Faults)
{
    /// <summary>It is done; <paramref name="Wrote"/> is false when the vendor had it already.</summary>
    public sealed record Done(bool Wrote, ImmutableArray<StateChange> Changes) : StepEnd(Changes, []);

    /// <summary>It may work later.</summary>
    public sealed record PutOff(ImmutableArray<Fault> Faults) : StepEnd([], Faults)
    {
        /// <summary>How long it may be waited for, when the step says so; null: as often as the step's budget says.</summary>
        public TimeSpan? AtMost { get; init; }

        /// <summary>Whether all it waits for is that other records are brought over.</summary>
        public bool IsForReferences => Faults.All(fault => fault.Kind == FaultKind.MissingReference);
    }

    /// <summary>It is not time yet.</summary>
    public sealed record Later(TimeSpan Rest) : StepEnd([], []);

    /// <summary>People are asked; <paramref name="Within"/> says how long they have, and is zero when they were asked before.</summary>
    public sealed record Asks(ImmutableArray<StateChange> Changes, TimeSpan Within) : StepEnd(Changes, []);

    /// <summary>Nothing was sent, because something is lacking that a person has to add.</summary>
    public sealed record Incomplete(ImmutableArray<Fault> Faults) : StepEnd([], Faults)
    {
        /// <summary>Who has to add it; null: who owns the source, or the step.</summary>
        public string? Owner { get; init; }
    }

    /// <summary>It cannot work without a person.</summary>
    public sealed record Refused(ImmutableArray<Fault> Faults, ImmutableArray<StateChange> Changes) : StepEnd(Changes, Faults);

    /// <summary>What the vendor holds cannot be told, so that neither going on nor turning back is safe: a person has to look.</summary>
    public sealed record Unclear(ImmutableArray<Fault> Faults) : StepEnd([], Faults);

    /// <summary>What faults mean that were found before anything was sent: only references that may appear later are waited for.</summary>
    public static StepEnd BeforeSending(ImmutableArray<Fault> faults) => faults.All(fault => fault.Policy.IsRetryable)
        ? new PutOff(faults)
        : new Incomplete([.. faults.Where(fault => !fault.Policy.IsRetryable).Distinct()]);
}
