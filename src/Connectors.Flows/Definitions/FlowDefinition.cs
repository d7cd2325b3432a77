using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>A flow as data: what starts it and what it does, in roles and contracts, never in vendors. Immutable.</summary>
/// <param name="Name">Name, such as <c>closed-won</c>.</param>
/// <param name="Version">Version, <c>major.minor.patch</c>.</param>
/// <param name="Trigger">What starts a run.</param>
/// <param name="Steps">What a run does, in order; at least one.</param>
public sealed record FlowDefinition(string Name, string Version, FlowTrigger Trigger, ImmutableArray<FlowStep> Steps)
{
    /// <summary>Whether a record is checked against its contract's schema before the flow takes it; one that its contract does not allow is a dead
    /// letter. Needs an <see cref="Connectors.Contracts.IRecordValidator"/>, such as that of the package Connectors.Validation.</summary>
    /// <value>False.</value>
    public bool Validate { get; init; }

    /// <summary>Whether a run that is refused for good takes back what its steps wrote, the last first. Each step but the last must then say its
    /// <see cref="FlowStep.Undo"/>.</summary>
    /// <value>False: what was written stays, and the dead letter is replayed when its cause is gone.</value>
    public bool Compensate { get; init; }

    /// <summary>How often steps are tried again that do not say it themselves.</summary>
    /// <value>8 attempts, however long they take.</value>
    public RetryBudget Retry { get; init; } = RetryBudget.Ordinary;

    /// <summary>Of which fields the stored record of a run tells where they came from. With <see cref="ProvenanceMode.ChangedOnly"/> a record is
    /// compared with that of its last run, which flows know whose run key has <c>@change</c>; without one all fields count.</summary>
    /// <value>Off.</value>
    public ProvenanceMode Provenance { get; init; }

    /// <summary>The document, for messages.</summary>
    internal string? File { get; init; }
}
