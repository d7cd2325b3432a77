using System.Text.Json;
using Connectors.Faults;

namespace Connectors.NetSuite;

/// <summary>Finds the rows of a SuiteQL page or collection, or the one record of an answer, in one pass over the bytes. Builds no DOM.</summary>
internal ref struct RowScanner
{
    private const int MaxDepth = 64;

    private readonly ImmutableArray<RowSlice>.Builder _rows = ImmutableArray.CreateBuilder<RowSlice>();
    private readonly int _shift;
    private Utf8JsonReader _reader;
    private bool _hasItems;
    private bool _hasMore;

    private RowScanner(ReadOnlySpan<byte> page)
    {
        _shift = page.StartsWith("\uFEFF"u8) ? 3 : 0;
        _reader = new Utf8JsonReader(page[_shift..], new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <exception cref="ConnectorException">The bytes are no page: not JSON, or neither rows nor a record.</exception>
    public static RowPage Scan(ReadOnlySpan<byte> page)
    {
        var scanner = new RowScanner(page);
        try
        {
            return scanner.Run();
        }
        catch (JsonException broken)
        {
            throw Defect($"is no complete JSON (byte {scanner._shift + scanner._reader.BytesConsumed})", broken);
        }
    }

    private static ConnectorException Defect(string what, Exception? cause = null) =>
        new(new Fault(FaultKind.VendorDefect, $"NetSuite's answer {what}.") { Rule = "page" }, cause);

    private RowPage Run()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
            throw Defect("is no page of records (byte 0): it is no object");

        var record = ReadRow(isRoot: true);
        while (_reader.Read())
        {
            // Reads to the end, so that bytes behind the object are an error and not passed over.
        }

        if (!_hasItems && record is { Id.Length: > 0, Type: not null })
            _rows.Add(record);
        else if (!_hasItems)
            throw Defect("is no page of records (byte 0): it holds neither items nor a record with id and self link");
        return new RowPage(_rows.DrainToImmutable(), _hasMore);
    }

    private RowSlice ReadRow(bool isRoot)
    {
        var start = (int)_reader.TokenStartIndex;
        var (type, id, stamp, isInactive) = ((string?)null, "", (string?)null, false);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.ValueSpan.Length <= 16 && !_reader.ValueIsEscaped ? _reader.ValueSpan : default;
            var isId = name.SequenceEqual("id"u8);
            var isStamp = name.SequenceEqual(RowColumns.StampUtf8) || name.SequenceEqual("lastModifiedDate"u8);
            var isFlag = name.SequenceEqual("isinactive"u8) || name.SequenceEqual("isInactive"u8);
            var isLinks = name.SequenceEqual("links"u8);
            var isItems = isRoot && name.SequenceEqual("items"u8);
            var isMore = isRoot && name.SequenceEqual("hasMore"u8);
            _reader.Read();
            switch (_reader.TokenType)
            {
                case JsonTokenType.StartArray when isItems:
                    ReadItems();
                    break;
                case JsonTokenType.StartArray when isLinks:
                    type = ReadType() ?? type;
                    break;
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    _reader.Skip();
                    break;
                case JsonTokenType.Number when isId && _reader.TryGetInt64(out var number):
                    id = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
                    break;
                case JsonTokenType.String when isId:
                    id = _reader.GetString()!;
                    break;
                case JsonTokenType.String when isStamp:
                    stamp = _reader.GetString();
                    break;
                case JsonTokenType.String when isFlag:
                    isInactive = _reader.ValueTextEquals("T"u8);
                    break;
                case JsonTokenType.True:
                    isInactive |= isFlag;
                    _hasMore |= isMore;
                    break;
            }
        }

        return new RowSlice(type, id, stamp, isInactive, start + _shift, (int)_reader.BytesConsumed - start);
    }

    private void ReadItems()
    {
        _hasItems = true;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_reader.TokenType == JsonTokenType.StartObject)
                _rows.Add(ReadRow(isRoot: false));
            else
                _reader.Skip();
        }
    }

    // [{"rel":"self","href":".../record/v1/customer/647"}]: the segment before the id.
    private string? ReadType()
    {
        string? type = null;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            var (isSelf, href, depth) = (false, (string?)null, _reader.CurrentDepth);
            while (_reader.TokenType == JsonTokenType.StartObject || _reader.CurrentDepth > depth)
            {
                if (!_reader.Read())
                    break;
                if (_reader.TokenType != JsonTokenType.String)
                    continue;
                var text = _reader.GetString()!;
                isSelf |= text == "self";
                href = text.Contains("/record/v1/", StringComparison.Ordinal) ? text : href;
            }

            if (isSelf && href?.Split('/') is [.., var segment, _])
                type = segment;
        }

        return type;
    }
}
