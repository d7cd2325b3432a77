using System.Buffers;
using Connectors.Faults;

namespace Connectors.Exchange;

/// <summary>Cuts CSV into fields in one pass. Refuses what RFC 4180 does not allow, with line and column.</summary>
internal ref struct CsvScanner
{
    private const int LongestPage = 256 * 1024 * 1024;
    private const int LongestRow = 16 * 1024 * 1024;
    private const int LongestField = 4 * 1024 * 1024;
    private const int MostColumns = 2_000;

    private static readonly SearchValues<byte> Ends = SearchValues.Create(",\"\r\n"u8);

    private readonly byte[] _array;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _begin;
    private readonly bool _isUtf8;
    private int[] _places;
    private int _used;
    private int _at;

    /// <param name="array">The bytes of the page, and perhaps others around it.</param>
    /// <param name="offset">Where the page begins.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="isUtf8">Whether all of it is UTF-8.</param>
    public CsvScanner(byte[] array, int offset, int length, bool isUtf8)
    {
        (_array, _isUtf8, _begin) = (array, isUtf8, offset);
        // Positions count from the array's begin, so that nobody has to add the offset; nothing behind the page can be seen.
        _bytes = array.AsSpan(0, offset + length);
        _at = _bytes[offset..].StartsWith("\uFEFF"u8) ? offset + 3 : offset;
        _places = [];
    }

    public CsvPage Read()
    {
        if (_bytes.Length - _begin > LongestPage)
            throw TooMuch($"has more than {LongestPage} bytes", _begin);
        if (_at == _bytes.Length)
            throw Wrong("is empty: the row with the names of the columns is missing", _at, "header");
        _places = new int[16];
        Row(MostColumns);
        var columns = Columns();
        var step = columns.Count + 1;
        _used = 0;
        if (_at < _bytes.Length)
            _places = new int[Most(step)];
        var count = 0;
        for (; _at < _bytes.Length; count++)
        {
            var (start, before) = (_at, _used);
            Row(columns.Count);
            if (_used - before != step)
                throw Wrong($"has a row of {_used - before - 1} fields under {columns.Count} columns", start, "columns");
        }
        return new(columns, _array, _places, count, _isUtf8);
    }

    // Lines bound the rows, and so do the bytes that a row takes at least.
    private readonly int Most(int step)
    {
        var left = _bytes[_at..];
        return checked((int)(Math.Min(left.Count((byte)'\n') + 1L, left.Length / (step - 1) + 1L) * step));
    }

    /// <summary>One row: the place of each field and one behind the last.</summary>
    private void Row(int most)
    {
        var (start, at) = (_at, _at);
        for (var count = 1; ; count++)
        {
            if (count > most)
                throw most == MostColumns ? TooMuch($"has more than {MostColumns} columns", at)
                    : Wrong($"has a row of more fields than its {most} columns", at, "columns");
            var isJson = false;
            var end = (uint)at < (uint)_bytes.Length && _bytes[at] == (byte)'"' ? Quoted(at, out isJson) : Plain(at);
            if (end - at > LongestField)
                throw TooMuch($"has a field of more than {LongestField} bytes", at);
            Add(CsvPlace.Of(at, isJson));
            at = end + 1;
            if ((uint)end < (uint)_bytes.Length && _bytes[end] == (byte)',')
                continue;
            if (end - start > LongestRow)
                throw TooMuch($"has a row of more than {LongestRow} bytes", start);
            Add(at);
            _at = LineEnd(end);
            return;
        }
    }

    private readonly byte At(int at) => (uint)at < (uint)_bytes.Length ? _bytes[at] : (byte)0;

    /// <summary>Behind the closing quote.</summary>
    private readonly int Quoted(int open, out bool isJson)
    {
        // Mostly the first byte that JSON would not have inside a text is the closing quote.
        var at = open + 1;
        isJson = true;
        if (JsonScanner.TryQuote(_bytes, at, out var quote))
        {
            at = quote + 1;
            if (at == _bytes.Length || _bytes[at] is (byte)',' or (byte)'\n' or (byte)'\r')
                return at;
            at = open + 1;
        }
        return AnyQuoted(open, at, out isJson);
    }

    private readonly int AnyQuoted(int open, int at, out bool isJson)
    {
        while (true)
        {
            var quote = _bytes[at..].IndexOf((byte)'"');
            if (quote < 0)
                throw Wrong("ends inside quotes that open here", open, "quotes");
            at += quote + 1;
            if (at == _bytes.Length || _bytes[at] is (byte)',' or (byte)'\n' or (byte)'\r')
            {
                isJson = CsvField.IsJson(_bytes[open..at]);
                return at;
            }
            if (_bytes[at] != (byte)'"')
                throw Wrong("goes on behind closing quotes", at, "quotes");
            at++;
        }
    }

    private readonly int Plain(int at)
    {
        var length = _bytes[at..].IndexOfAny(Ends);
        var end = length < 0 ? _bytes.Length : at + length;
        return At(end) != (byte)'"' ? end : throw Wrong("has quotes inside a field without quotes", end, "quotes");
    }

    private readonly int LineEnd(int end) => At(end) switch
    {
        (byte)'\r' when At(end + 1) == (byte)'\n' => end + 2,
        (byte)'\r' => throw Wrong("has a CR without LF", end, "line-end"),
        _ => Math.Min(end + 1, _bytes.Length),
    };

    private void Add(int place)
    {
        if (_used == _places.Length)
            Array.Resize(ref _places, Math.Max(16, checked(_places.Length * 2)));
        _places[_used++] = place;
    }

    private readonly CsvColumns Columns()
    {
        var names = new string[_used - 1];
        for (var column = 0; column < names.Length; column++)
        {
            var field = _bytes[CsvPlace.At(_places[column])..(CsvPlace.At(_places[column + 1]) - 1)];
            if (!CsvField.TryText(field, out names[column]))
                throw Wrong("has a column whose name is no UTF-8", CsvPlace.At(_places[column]), "header");
        }
        return CsvColumns.Of(names, out var wrong, out var problem)
            ?? throw Wrong(problem, CsvPlace.At(_places[wrong]), "header");
    }

    private readonly ConnectorException Wrong(string what, int at, string rule) => Refuse(FaultKind.VendorDefect, what, at, rule,
        "send rows as RFC 4180 has them, with quotes around fields that hold commas, quotes or line ends, or fetch the page again");

    private readonly ConnectorException TooMuch(string what, int at) =>
        Refuse(FaultKind.LimitExceeded, what, at, "limit", "ask for fewer rows or columns in a page");

    private readonly ConnectorException Refuse(FaultKind kind, string what, int at, string rule, string wayOut)
    {
        var before = _bytes[_begin..at];
        var (line, column) = (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
        return new(new Fault(kind, $"The CSV page {what} (line {line}, byte {column}): {wayOut}.") { Rule = rule });
    }
}
