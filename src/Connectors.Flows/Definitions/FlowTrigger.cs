namespace Connectors.Flows;

/// <summary>What starts a run.</summary>
/// <param name="Entity">The contract that is watched, such as <c>opportunity</c>.</param>
/// <param name="Role">Where it is watched, such as <c>crm</c>.</param>
/// <param name="When">Which records count.</param>
/// <param name="RunKey">Canonical paths whose values make the run's key; a second delivery with the same key ends there. <c>@id</c> is the source's
/// id; <c>@change</c> counts the changes of the record's content.</param>
/// <param name="Collect">When set, many records make one run.</param>
public sealed record FlowTrigger(string Entity, string Role, Condition When, ImmutableArray<string> RunKey, FlowCollect? Collect)
{
    internal const string Id = "@id";
    internal const string Change = "@change";

    /// <summary>Who owns the dead letters of records that cannot be read or lack something.</summary>
    /// <value>Null: <c>operations</c> for reading, the step's owner for what a step lacks.</value>
    public string? Owner { get; init; }

    /// <summary>Whether newer runs of a record wait while an older one is parked or lacks something. With <c>@change</c> a newer run takes the
    /// place of such a one instead.</summary>
    /// <value>They wait.</value>
    public ParkedPolicy OnParked { get; init; }

    /// <summary>Whether each change of a record is a run of its own, so that a newer one takes the place of an older.</summary>
    internal bool IsByChange => RunKey.Contains(Change, StringComparer.Ordinal);
}
