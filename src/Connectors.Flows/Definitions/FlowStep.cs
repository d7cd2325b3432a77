using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>One write of a run. Its record comes from <see cref="Record"/> or from <see cref="Derive"/>, exactly one of which is set.</summary>
/// <param name="Id">Name inside the flow.</param>
/// <param name="Entity">The contract that is written.</param>
/// <param name="Role">Where it is written.</param>
/// <param name="Verb">How it is written.</param>
public sealed record FlowStep(string Id, string Entity, string Role, WriteVerb Verb)
{
    /// <summary>Path of a reference in the trigger's record, such as <c>customer</c> or <c>project.customer</c>: what it points to is read and
    /// written as it is; <c>@self</c> for the record itself.</summary>
    public string? Record { get; init; }

    /// <summary>Name of a derivation that makes the record out of the trigger's record or records.</summary>
    public string? Derive { get; init; }

    /// <summary>Whether the step is left out when the record has a key at the target already.</summary>
    public bool UnlessLinked { get; init; }

    /// <summary>Who owns the dead letters of this step.</summary>
    /// <value><c>operations</c>.</value>
    public string Owner { get; init; } = "operations";
}
