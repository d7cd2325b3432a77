using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Notes where everything of an envelope lies by leaps: objects of the maps are not looked into. What is unusual, errors among it, is left
/// to
/// <see cref="EnvelopeScan"/>.</summary>
internal ref struct EnvelopeCut
{
    private const int SurelyInRange = 9;
    private const int LikelyRows = 200;
    private const int LeastRow = 64;
    private readonly ReadOnlyMemory<byte> _body;
    private readonly EnvelopeParts _parts = new();
    private JsonCursor _cursor;

    private EnvelopeCut(ReadOnlyMemory<byte> body)
    {
        _body = body;
        _cursor = new(body.Span);
    }

    /// <summary>The parts; null when the envelope must be walked with care.</summary>
    public static EnvelopeParts? TryRead(ReadOnlyMemory<byte> body)
    {
        var cut = new EnvelopeCut(body);
        return cut.Read() ? cut._parts : null;
    }

    private bool Read()
    {
        if (!_cursor.Enter(JsonTokenType.StartObject))
            return false;
        while (_cursor.NextMember(out var name))
        {
            var isUsual = _cursor.Kind switch
            {
                JsonTokenType.StartArray when name.SequenceEqual("errors"u8) => HasNoErrors(),
                JsonTokenType.StartArray when name.SequenceEqual("results"u8) => Results(),
                JsonTokenType.StartObject when name.SequenceEqual("meta"u8) => Meta(),
                JsonTokenType.StartObject => Map(name),
                _ => Check(),
            };
            if (!isUsual)
                return false;
        }

        return _cursor.IsAtEnd;
    }

    private bool HasNoErrors()
    {
        _cursor.Enter(JsonTokenType.StartArray);
        return !_cursor.NextItem() && !_cursor.IsBroken;
    }

    private bool Results()
    {
        var results = _parts.Results = new(Math.Min(LikelyRows, _body.Length / LeastRow + 1));
        var collection = "";
        _cursor.Enter(JsonTokenType.StartArray);
        while (_cursor.NextItem())
        {
            if (!_cursor.Enter(JsonTokenType.StartObject))
                return false;
            var id = "";
            // Nearly all rows of a page are of one collection: its name is kept from row to row.
            var key = ReadOnlySpan<byte>.Empty;
            while (_cursor.NextMember(out var name))
            {
                if (name.SequenceEqual("key"u8))
                {
                    if (!Text(out key))
                        return false;
                }
                else if (name.SequenceEqual("id"u8))
                {
                    if (!Text(out var text))
                        return false;
                    id = Encoding.ASCII.GetString(text);
                }
                else
                {
                    _cursor.Check();
                }
            }

            if (_cursor.IsBroken)
                return false;
            collection = Ascii.Equals(key, collection) ? collection : Encoding.ASCII.GetString(key);
            results.Add((collection, id));
        }

        return !_cursor.IsBroken;
    }

    private bool Meta()
    {
        _cursor.Enter(JsonTokenType.StartObject);
        while (_cursor.NextMember(out var name))
        {
            var (isNumber, isCount) = (name.SequenceEqual("page_number"u8), name.SequenceEqual("page_count"u8));
            if (!(isNumber || isCount) || _cursor.Kind != JsonTokenType.Number)
            {
                _cursor.Check();
                continue;
            }

            if (!Text(out var text) || text.Length > SurelyInRange || !Utf8Parser.TryParse(text, out int value, out var length)
                || length < text.Length)
                return false;
            _parts.PageNumber = isNumber ? value : _parts.PageNumber;
            _parts.PageCount = isCount ? value : _parts.PageCount;
        }

        return !_cursor.IsBroken;
    }

    private bool Map(ReadOnlySpan<byte> name)
    {
        if (!Ascii.IsValid(name))
            return false;
        var collection = Encoding.ASCII.GetString(name);
        _parts.Collections.Add(collection);
        // Where results came first and name the rows in the map's order, their ids are the keys.
        var (results, next) = (_parts.Results, 0);
        var isPage = results is [var first, ..] && first.Collection == collection;
        // And room for side loads: the rows of a page mostly point to the same few.
        if (isPage)
            _parts.Entries.EnsureCapacity(results!.Count + results.Count / 4);
        _cursor.Enter(JsonTokenType.StartObject);
        while (_cursor.NextMember(out var key))
        {
            if (!Ascii.IsValid(key))
                return false;
            var start = _cursor.Position;
            FlatRow row = default;
            var isRow = isPage && _cursor.TryRow(RecordSlice.Facts, out row);
            if (!isRow)
                _cursor.Skip();
            if (_cursor.IsBroken)
                return false;
            var isNamed = results is not null && next < results.Count && Ascii.Equals(key, results[next].Id);
            var entry = new EnvelopeEntry(
                collection, isNamed ? results![next++].Id : Encoding.ASCII.GetString(key), _body[start.._cursor.Position]);
            _parts.Entries.Add(isRow ? entry with { Record = RecordSlice.TryFind(entry, row) } : entry);
        }

        return !_cursor.IsBroken;
    }

    /// <summary>A text or number as it is spelt; nothing for anything else.</summary>
    private bool Text(out ReadOnlySpan<byte> text)
    {
        if (_cursor.TryText(out text))
            return Ascii.IsValid(text);
        var (isNumber, start) = (_cursor.Kind == JsonTokenType.Number, _cursor.Position);
        _cursor.Check();
        if (_cursor.IsBroken)
            return false;
        text = isNumber ? _body.Span[start.._cursor.Position] : default;
        return true;
    }

    private bool Check()
    {
        _cursor.Check();
        return !_cursor.IsBroken;
    }
}
