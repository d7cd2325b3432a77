using System.Text;
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
    private const int LengthBits = 7;
    private readonly ReadOnlyMemory<byte> _json = Json;

    /// <summary>The version, or how to spell the time of the last change as one; null when there is neither.</summary>
    private readonly object? _version = Version;

    /// <summary>Where the version stands in the JSON, and behind <see cref="LengthBits"/> bits how long it is; 0 when it stands elsewhere. A page has
    /// thousands of records, so each is kept small.</summary>
    private readonly int _versionPlace;

    /// <summary>One more than the ticks of the last change; 0 when it is unknown.</summary>
    private readonly long _modified = AfterTicks(ModifiedAt);

    private VendorRecord(VendorKey key, object? version, int versionPlace, DateTimeOffset? modifiedAt, RecordState state, ReadOnlyMemory<byte> json)
        : this(key, null, modifiedAt, state, json) => (_version, _versionPlace) = (version, versionPlace);

    /// <summary>The vendor's version stamp, null when it has none. One that is the time of the last change, or stands in the JSON, is spelt when
    /// asked for.</summary>
    public string? Version
    {
        get => _version as string ?? Spelt();
        init => (_version, _versionPlace) = (value, 0);
    }

    /// <summary>When the vendor last changed it, UTC; null when unknown.</summary>
    public DateTimeOffset? ModifiedAt
    {
        get => _modified == 0 ? null : new DateTimeOffset(_modified - 1, TimeSpan.Zero);
        init => _modified = AfterTicks(value);
    }

    /// <summary>One JSON value in UTF-8; it borrows the page's memory. Of a row of a CSV page it is made when asked for.</summary>
    public ReadOnlyMemory<byte> Json
    {
        get => Row is null ? _json : Row.Json;
        init => (_version, _versionPlace, _json, Row) = (_versionPlace == 0 ? _version : Version, 0, value, null);
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
        ReadOnlyMemory<byte> json) => new(key, spelling, 0, modifiedAt, state, json);

    /// <summary>A record whose version stands in its JSON. As with <see cref="Stamped"/>, no text is made of it beforehand.</summary>
    /// <param name="key">Address at the vendor.</param>
    /// <param name="version">Where the version stands in the JSON: the bytes between the quotes of a text without escapes. Empty for none.</param>
    /// <param name="modifiedAt">When the vendor last changed it, UTC; null when unknown.</param>
    /// <param name="state">Whether the record lives.</param>
    /// <param name="json">One JSON value in UTF-8; it borrows the page's memory.</param>
    public static VendorRecord Versioned(VendorKey key, Range version, DateTimeOffset? modifiedAt, RecordState state, ReadOnlyMemory<byte> json)
    {
        var (at, length) = version.GetOffsetAndLength(json.Length);
        return length == 0 ? new(key, null, modifiedAt, state, json)
            : length < 1 << LengthBits && at <= int.MaxValue >> LengthBits ? new(key, null, at << LengthBits | length, modifiedAt, state, json)
            : new(key, Encoding.UTF8.GetString(json.Span.Slice(at, length)), modifiedAt, state, json);
    }

    private static long AfterTicks(DateTimeOffset? moment) => moment is { } at ? at.UtcTicks + 1 : 0;

    private string? Spelt() =>
        _versionPlace != 0 ? Encoding.UTF8.GetString(_json.Span.Slice(_versionPlace >> LengthBits, _versionPlace & (1 << LengthBits) - 1))
        : ModifiedAt is { } at && _version is Func<DateTimeOffset, string> spelling ? spelling(at) : null;
}
