using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Exchange;

/// <summary>One record as the vendor sent it: a UTF-8 JSON slice of a page, not parsed further. A vendor that speaks XML has it turned into a JSON
/// slice by its adapter.</summary>
/// <param name="Key">Address at the vendor; an empty id is refused by the mapping.</param>
/// <param name="Version">The vendor's version stamp, null when it has none.</param>
/// <param name="ModifiedAt">When the vendor last changed it, UTC; null when unknown.</param>
/// <param name="State">Whether the record lives.</param>
/// <param name="Json">One JSON value in UTF-8; it borrows the page's memory.</param>
public sealed record VendorRecord(VendorKey Key, string? Version, DateTimeOffset? ModifiedAt, RecordState State, ReadOnlyMemory<byte> Json)
{
    private readonly ReadOnlyMemory<byte> _json = Json;
    private readonly string? _version = Version;
    private readonly Func<DateTimeOffset, string>? _spelling;

    /// <summary>The vendor's version stamp, null when it has none. Of a record that is versioned by its last change it is spelt when asked
    /// for.</summary>
    public string? Version
    {
        get => _version ?? (_spelling is not null && ModifiedAt is { } at ? _spelling(at) : null);
        init => (_version, _spelling) = (value, null);
    }

    private VendorRecord(VendorKey key, DateTimeOffset? modifiedAt, Func<DateTimeOffset, string> spelling, RecordState state,
        ReadOnlyMemory<byte> json)
        : this(key, null, modifiedAt, state, json) => _spelling = spelling;

    /// <summary>One JSON value in UTF-8; it borrows the page's memory. Of a row of a CSV page it is made when asked for.</summary>
    public ReadOnlyMemory<byte> Json
    {
        get => Row is null ? _json : Row.Json;
        init => (_json, Row) = (value, null);
    }

    /// <summary>Of a deleted record: the vendor's id of the record of the same object that it was merged into; null when it was not, or when the
    /// vendor does not tell.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The row of a CSV page that this record is, if it is one.</summary>
    internal CsvRow? Row { get; init; }

    /// <summary>What a mapping walks: the JSON, or the bytes of the row.</summary>
    internal ReadOnlyMemory<byte> Raw => Row is null ? _json : Row.Bytes;

    /// <summary>What the adapter found wrong with this record before any mapping, such as a part that the credential may not see: then nothing of it
    /// is mapped. Empty for most.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>A record whose version is the time of its last change. Most readers of a page never ask for it, so it is not spelt
    /// beforehand.</summary>
    /// <param name="key">Address at the vendor.</param>
    /// <param name="modifiedAt">When the vendor last changed it, UTC; null when unknown, then there is no version either.</param>
    /// <param name="spelling">How the version is spelt; the same for the same time.</param>
    /// <param name="state">Whether the record lives.</param>
    /// <param name="json">One JSON value in UTF-8; it borrows the page's memory.</param>
    public static VendorRecord Stamped(VendorKey key, DateTimeOffset? modifiedAt, Func<DateTimeOffset, string> spelling, RecordState state,
        ReadOnlyMemory<byte> json) => new(key, modifiedAt, spelling, state, json);
}
