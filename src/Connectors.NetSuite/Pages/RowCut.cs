using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.NetSuite;

/// <summary>The rows of a SuiteQL page as the vendor writes it, found by leaps. What is unusual, records that name their type among it, is left to
/// <see cref="RowScanner"/>.</summary>
/// <remarks>Every member of a row is stepped over, since the last one of a name counts; only what lies inside a member is not looked at.</remarks>
internal ref struct RowCut
{
    private const int LikelyRows = 1000;
    private const int SurelyInRange = 18;
    private static readonly FlatNames Columns = new(
        RowColumns.Id, RowColumns.Stamp, "isinactive", "links", "lastModifiedDate", "isInactive");

    private readonly ReadOnlyMemory<byte> _page;
    private readonly string _object;
    private readonly TimeZoneInfo? _zone;
    private readonly ImmutableArray<VendorRecord>.Builder _records;
    private JsonCursor _cursor;
    private bool _hasMore;

    private RowCut(ReadOnlyMemory<byte> page, string vendorObject, TimeZoneInfo? zone)
    {
        (_page, _object, _zone) = (page, vendorObject, zone);
        _cursor = new(page.Span);
        _records = ImmutableArray.CreateBuilder<VendorRecord>(Math.Min(LikelyRows, page.Length / 32 + 1));
    }

    /// <summary>The page; null when it must be scanned with care.</summary>
    public static VendorPage? TryCut(ReadOnlyMemory<byte> page, string vendorObject, TimeZoneInfo? zone)
    {
        var cut = new RowCut(page, vendorObject, zone);
        return cut.Read() ? new(cut._records.DrainToImmutable(), RelatedRecords.None, new Cursor(""), !cut._hasMore) : null;
    }

    private bool Read()
    {
        var found = false;
        if (!_cursor.Enter(JsonTokenType.StartObject))
            return false;
        while (_cursor.NextMember(out var name))
        {
            if (name.SequenceEqual("items"u8) && _cursor.Kind == JsonTokenType.StartArray)
            {
                found = true;
                if (!Items())
                    return false;
                continue;
            }

            if (name.SequenceEqual("links"u8) && _cursor.Kind == JsonTokenType.StartArray)
            {
                if (!Links())
                    return false;
                continue;
            }

            _hasMore |= name.SequenceEqual("hasMore"u8) && _cursor.Kind == JsonTokenType.True;
            _cursor.Check();
        }

        return found && _cursor.IsAtEnd;
    }

    private bool Items()
    {
        _cursor.Enter(JsonTokenType.StartArray);
        while (_cursor.NextItem())
        {
            if (_cursor.Kind != JsonTokenType.StartObject)
                _cursor.Check();
            else if (!Row())
                return false;
        }

        return !_cursor.IsBroken;
    }

    /// <summary>Links of the page itself: where to go on. They say nothing of the rows as long as they are objects.</summary>
    private bool Links()
    {
        _cursor.Enter(JsonTokenType.StartArray);
        while (_cursor.NextItem())
        {
            if (_cursor.Kind != JsonTokenType.StartObject)
                return false;
            _cursor.Check();
        }

        return !_cursor.IsBroken;
    }

    private bool Row()
    {
        var before = _cursor;
        var start = before.Position;
        if (_cursor.TryRow(Columns, out var row) && Flat(row, _page[start.._cursor.Position]) is { } flat)
        {
            _records.Add(flat);
            return true;
        }

        _cursor = before;
        var (id, stamp, isInactive) = ("", (string?)null, false);
        _cursor.Enter(JsonTokenType.StartObject);
        while (_cursor.NextMember(out var name))
        {
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8):
                    if (!Id(ref id))
                        return false;
                    break;
                case 2 when name.SequenceEqual(RowColumns.StampUtf8):
                case 16 when name.SequenceEqual("lastModifiedDate"u8):
                    if (!Text(ref stamp))
                        return false;
                    break;
                case 10 when name.SequenceEqual("isinactive"u8) || name.SequenceEqual("isInactive"u8):
                    if (!Flag(ref isInactive))
                        return false;
                    break;
                case 5 when name.SequenceEqual("links"u8) && _cursor.Kind == JsonTokenType.StartArray:
                    _cursor.Enter(JsonTokenType.StartArray);
                    if (_cursor.NextItem())
                        return false;
                    break;
                default:
                    _cursor.Skip();
                    break;
            }
        }

        if (_cursor.IsBroken)
            return false;
        _records.Add(new(new(_object, id), stamp, LocalStamp.ToUtc(stamp, _zone), State(isInactive), _page[start.._cursor.Position]));
        return true;
    }

    /// <summary>The record of a row as most are; null for any other.</summary>
    private readonly VendorRecord? Flat(FlatRow row, ReadOnlyMemory<byte> json)
    {
        if (!row.TryRead(0, out var idKind, out var id)
            || idKind != JsonTokenType.String || !Ascii.IsValid(id)
            || !row.TryRead(1, out var stampKind, out var stamp) || !Ascii.IsValid(stamp)
            || !row.TryRead(2, out var inactive, out var letter)
            || stampKind == JsonTokenType.String && stamp.IsEmpty
            || row.Has(3) && !row.From(3).StartsWith("[]"u8) || row.Has(4) || row.Has(5))
            return null;
        stamp = stampKind == JsonTokenType.String ? stamp : default;
        var isInactive = inactive == JsonTokenType.True || letter.SequenceEqual("T"u8);
        var quote = row.Length - row.From(1).Length;
        var version = stamp.IsEmpty ? default : (quote + 1)..(quote + 1 + stamp.Length);
        return VendorRecord.Versioned(
            new(_object, Encoding.ASCII.GetString(id)), version, LocalStamp.ToUtc(stamp, _zone), State(isInactive), json);
    }

    private static RecordState State(bool isInactive) => isInactive ? RecordState.Archived : RecordState.Live;

    private bool Id(ref string id)
    {
        if (_cursor.Kind != JsonTokenType.Number)
        {
            string? text = id;
            var isUsual = Text(ref text);
            id = text!;
            return isUsual;
        }

        var start = _cursor.Position;
        _cursor.Skip();
        if (_cursor.IsBroken)
            return false;
        var number = _page.Span[start.._cursor.Position];
        // A number that reads back as it is spelt.
        if (number.Length > SurelyInRange || number.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        id = Encoding.ASCII.GetString(number);
        return true;
    }

    /// <summary>A text replaces what was there; anything else leaves it.</summary>
    private bool Text(ref string? value)
    {
        if (_cursor.TryText(out var text))
        {
            if (!Ascii.IsValid(text))
                return false;
            value = Encoding.ASCII.GetString(text);
            return true;
        }

        _cursor.Skip();
        return !_cursor.IsBroken;
    }

    private bool Flag(ref bool flag)
    {
        if (_cursor.TryText(out var text))
        {
            flag = text.SequenceEqual("T"u8);
            return true;
        }

        flag |= _cursor.Kind == JsonTokenType.True;
        _cursor.Skip();
        return !_cursor.IsBroken;
    }
}
