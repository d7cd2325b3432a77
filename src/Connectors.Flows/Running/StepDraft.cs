using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>What a step is about to do, before anything is stored or sent. A closed set.</summary>
internal abstract record StepDraft
{
    private StepDraft()
    {
    }

    /// <summary>It can be written.</summary>
    /// <param name="Record">What is written.</param>
    /// <param name="Origin">Where it comes from: its key, or that of the record into which its vendor merged it.</param>
    /// <param name="Id">Our id of it.</param>
    /// <param name="Command">The write.</param>
    public sealed record Ready(CanonicalRecord Record, VendorReference Origin, CanonicalId Id, WriteCommand Command) : StepDraft;

    /// <summary>The vendor has it already.</summary>
    public sealed record LeftOut : StepDraft;

    /// <summary>It cannot be written.</summary>
    /// <param name="Faults">All reasons.</param>
    /// <param name="AtTarget">Whether the record could be made, but not be put into the target's form.</param>
    public sealed record Failed(ImmutableArray<Fault> Faults, bool AtTarget) : StepDraft;
}
