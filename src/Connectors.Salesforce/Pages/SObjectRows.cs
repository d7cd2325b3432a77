using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>The rows of a query's answer as the vendor writes it, found by leaps: each row is read up to the last member that is needed before it is
/// mapped. What is unusual is left to <see cref="SObjectScanner"/>.</summary>
/// <remarks>All rows of a query have the columns that it named, so where the first row has no <c>IsDeleted</c> none has.</remarks>
internal ref struct SObjectRows
{
    private const int LikelyRows = 200;
    private readonly ReadOnlyMemory<byte> _page;
    private readonly string _type;
    private readonly ImmutableArray<VendorRecord>.Builder _records;
    private SObjectColumnsSeen _expected;
    private JsonCursor _cursor;
    private bool _isDone = true;
    private string? _next;

    private SObjectRows(ReadOnlyMemory<byte> page, string type)
    {
        (_page, _type) = (page, type);
        _cursor = new(page.Span);
        _records = ImmutableArray.CreateBuilder<VendorRecord>(LikelyRows);
    }

    /// <summary>The rows; null when the page must be scanned with care: it is no such answer, or holds rows of other types or cut children.</summary>
    public static VendorPage? TryCut(ReadOnlyMemory<byte> page, string type)
    {
        var rows = new SObjectRows(page, type);
        return rows.Read() ? rows.Page() : null;
    }

    private bool Read()
    {
        if (!_cursor.Enter(JsonTokenType.StartObject))
            return false;
        var found = false;
        while (_cursor.NextMember(out var name))
        {
            var isUsual = name switch
            {
                _ when name.SequenceEqual("records"u8) => !found && (found = Rows()),
                _ when name.SequenceEqual("done"u8) => Done(),
                _ when name.SequenceEqual("nextRecordsUrl"u8) => Next(),
                _ => Skip(),
            };
            if (!isUsual)
                return false;
        }

        return found && _cursor.IsAtEnd && !HasCutChildren();
    }

    private bool Rows()
    {
        if (!_cursor.Enter(JsonTokenType.StartArray))
            return false;
        while (_cursor.NextItem())
        {
            if (!Row())
                return false;
        }

        return !_cursor.IsBroken;
    }

    private bool Row()
    {
        var start = _cursor.Position;
        if (!_cursor.Enter(JsonTokenType.StartObject))
            return false;
        string? id = null;
        var (version, modified) = (default(Range), (DateTimeOffset?)null);
        var (seen, isDeleted, isOpen) = (SObjectColumnsSeen.None, false, true);
        while (isOpen && _cursor.NextMember(out var name))
        {
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("attributes"u8):
                    if (!IsOfType())
                        return false;
                    seen |= SObjectColumnsSeen.Attributes;
                    break;
                case 2 when name.SequenceEqual("Id"u8) && _cursor.TryText(out var text):
                    id = Encoding.UTF8.GetString(text);
                    seen |= SObjectColumnsSeen.Id;
                    break;
                case 14 when name.SequenceEqual("SystemModstamp"u8) && _cursor.TryText(out var stamp) && !stamp.IsEmpty:
                    var quote = _cursor.Position - 1 - start;
                    (version, modified) = ((quote - stamp.Length)..quote, VendorInstant.Read(stamp));
                    seen |= SObjectColumnsSeen.Stamp;
                    break;
                case 9 when name.SequenceEqual("IsDeleted"u8):
                    isDeleted = _cursor.Kind == JsonTokenType.True;
                    _cursor.Skip();
                    seen |= SObjectColumnsSeen.IsDeleted;
                    break;
                default:
                    _cursor.Skip();
                    break;
            }

            isOpen = seen != _expected || seen == SObjectColumnsSeen.None;
        }

        if (!isOpen)
            _cursor.Leave();
        // Without these three a row is named by its address, or dated by another column.
        if (_cursor.IsBroken || (seen & SObjectColumnsSeen.Needed) != SObjectColumnsSeen.Needed)
            return false;
        _expected = seen;
        var state = isDeleted ? RecordState.Deleted : RecordState.Live;
        var record = VendorRecord.Versioned(new(_type, id!), version, modified, state, _page[start.._cursor.Position]);
        _records.Add(isDeleted ? record with { MergedInto = SObjectMaster.Of(record.Json.Span) } : record);
        return true;
    }

    private bool IsOfType()
    {
        var isOfType = false;
        if (!_cursor.Enter(JsonTokenType.StartObject))
            return false;
        while (_cursor.NextMember(out var name))
        {
            if (name.SequenceEqual("type"u8) && _cursor.TryText(out var type))
                isOfType = Encoding.UTF8.GetByteCount(_type) == type.Length && Ascii.Equals(type, _type);
            else
                _cursor.Skip();
        }

        return isOfType;
    }

    private bool Done()
    {
        _isDone = _cursor.Kind != JsonTokenType.False;
        return Skip();
    }

    private bool Next()
    {
        if (_cursor.TryText(out var text))
        {
            _next = Encoding.UTF8.GetString(text);
            return true;
        }

        return Skip();
    }

    // Nobody maps what stands beside the rows, so it is validated here.
    private bool Skip()
    {
        _cursor.Check();
        return !_cursor.IsBroken;
    }

    /// <summary>Whether any object but the answer itself says where more rows are.</summary>
    private readonly bool HasCutChildren()
    {
        var page = _page.Span;
        var at = PageText.Find(page, "next"u8, "RecordsUrl\""u8);
        return at >= 0 && (_next is null || PageText.Find(page[(at + 1)..], "next"u8, "RecordsUrl\""u8) >= 0);
    }

    private readonly VendorPage Page()
    {
        var page = _page;
        return new(_records.DrainToImmutable(), new RelatedRecords(() => SalesforcePages.Related(page)), new Cursor(_next ?? ""), _isDone);
    }
}
