using System.Collections.ObjectModel;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>What a run of a plan is about, beside the vendor's record.</summary>
/// <param name="System">The vendor that is read from or written to.</param>
/// <param name="Connection">The connection that is read from; empty in the other directions.</param>
internal sealed record SessionInput(string System, string Connection)
{
    public static SessionInput None { get; } = new("", "");

    public RelatedRecords VendorRecords { get; init; } = RelatedRecords.None;

    public IReadOnlyDictionary<string, CanonicalRecord> Records { get; init; } = ReadOnlyDictionary<string, CanonicalRecord>.Empty;

    public RecordSource? Source { get; init; }

    public ReferenceTable Keys { get; init; } = ReferenceTable.None;
}
