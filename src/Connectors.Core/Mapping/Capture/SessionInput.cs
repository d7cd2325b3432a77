using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>What a run of a plan is about, beside the record.</summary>
/// <param name="System">The vendor that is read from or written to.</param>
/// <param name="Connection">The connection that is read from; empty in the other directions.</param>
internal readonly record struct SessionInput(string System, string Connection)
{
    public static SessionInput None { get; } = new("", "");

    /// <summary>Id of the main record at the vendor, by which its custom fields are found.</summary>
    public string Key => Record?.Key.Id ?? "";

    /// <summary>Whether the record is gone at its source: then nothing is required of it.</summary>
    public bool IsTombstone => Record?.State == RecordState.Deleted;

    public RelatedRecords VendorRecords { get; init; } = RelatedRecords.None;

    public IReadOnlyDictionary<string, CanonicalRecord> Records { get; init; } = ImmutableDictionary<string, CanonicalRecord>.Empty;

    /// <summary>The vendor's record; null when the source is a canonical one.</summary>
    public VendorRecord? Record { get; init; }

    public RecordSource? Source { get; init; }

    public ReferenceTable Keys { get; init; } = ReferenceTable.None;
}
