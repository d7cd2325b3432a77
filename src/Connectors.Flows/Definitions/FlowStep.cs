using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>One write of a run. Its record comes from <see cref="Record"/> or from <see cref="Derive"/>, exactly one of which is set.</summary>
/// <param name="Id">Name inside the flow.</param>
/// <param name="Entity">The contract that is written.</param>
/// <param name="Role">Where it is written.</param>
/// <param name="Verb">How it is written.</param>
public sealed record FlowStep(string Id, string Entity, string Role, WriteVerb Verb)
{
    internal const string Operations = "operations";

    /// <summary>Path of a reference in the trigger's record, such as <c>customer</c> or <c>project.customer</c>: what it points to is read and
    /// written as it is; <c>@self</c> for the record itself.</summary>
    public string? Record { get; init; }

    /// <summary>Name of a derivation that makes the record out of the trigger's record or records.</summary>
    public string? Derive { get; init; }

    /// <summary>Whether the step is left out when the record has a key at the target already.</summary>
    public bool UnlessLinked { get; init; }

    /// <summary>Who owns the dead letters of this step.</summary>
    /// <value><c>operations</c>.</value>
    public string Owner { get; init; } = Operations;

    /// <summary>A test of the trigger's record as the run began with it, of collected records of each one; a step whose test fails is left out and
    /// noted as skipped in the run.</summary>
    /// <value>Null: the step is always done.</value>
    public Condition? When { get; init; }

    /// <summary>What must have come before the step is prepared.</summary>
    /// <value>Null: nothing.</value>
    public StepWait? Wait { get; init; }

    /// <summary>Who must agree before the step is sent.</summary>
    /// <value>Null: nobody.</value>
    public StepApproval? Approve { get; init; }

    /// <summary>How the step is undone when the run is taken back.</summary>
    /// <value>Null: it is not said, so that what was written stays.</value>
    public StepUndo? Undo { get; init; }

    /// <summary>How often the step is tried again.</summary>
    /// <value>Null: as the flow says.</value>
    public RetryBudget? Retry { get; init; }
}
