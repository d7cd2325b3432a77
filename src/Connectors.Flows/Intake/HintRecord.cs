using Connectors.Exchange;

namespace Connectors.Flows;

/// <summary>A hint as it waits in its lane: which record to read again. Nothing else of an event is kept.</summary>
/// <param name="Connection">Where the record is.</param>
/// <param name="Object">The vendor's resource.</param>
/// <param name="Id">The vendor's id.</param>
/// <param name="Kind">What is said to have happened.</param>
/// <param name="Misses">How often the vendor did not show yet what it told of.</param>
internal sealed record HintRecord(string Connection, string Object, string Id, ChangeKind Kind, int Misses = 0)
{
    /// <summary>W3C <c>traceparent</c> of what brought it, such as the request of a webhook; null when nothing was traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Of a merge: the vendor's id of the record that remains; null where nobody told.</summary>
    public string? MergedInto { get; init; }

    public VendorKey Key => new(Object, Id);
}
