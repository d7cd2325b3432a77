using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Salesforce;

/// <summary>Finds every sObject of an answer in one pass over its bytes, by <c>attributes.type</c>, wherever it lies. Builds no DOM.</summary>
internal ref struct SObjectScanner
{
    private const int MaxDepth = 64;

    private readonly List<SObjectSlice> _slices = [];
    private readonly SObjectFrame[] _frames = new SObjectFrame[MaxDepth];
    private readonly int _shift;
    private Utf8JsonReader _reader;
    private int _depth;
    private bool _isDone = true;
    private bool _hasCutChildren;
    private bool _isEmptyPage;
    private string? _next;

    private SObjectScanner(ReadOnlySpan<byte> page)
    {
        _shift = page.StartsWith("\uFEFF"u8) ? 3 : 0;
        _reader = new Utf8JsonReader(page[_shift..], new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <exception cref="ConnectorException">The bytes are no page: not JSON, or JSON without an sObject or an empty list of them.</exception>
    public static SObjectPage Scan(ReadOnlySpan<byte> page)
    {
        var scanner = new SObjectScanner(page);
        try
        {
            while (scanner._reader.Read())
                scanner.Take();
        }
        catch (JsonException broken)
        {
            throw Defect($"is no complete JSON (byte {scanner._shift + scanner._reader.BytesConsumed})", broken);
        }

        return scanner._slices.Count > 0 || scanner._isEmptyPage
            ? scanner.Finish()
            : throw Defect("is no page of records (byte 0): it holds neither an object with attributes.type nor an empty list of records");
    }

    private static ConnectorException Defect(string what, Exception? cause = null) =>
        new(new Fault(FaultKind.VendorDefect, $"Salesforce's answer {what}.") { Rule = "page" }, cause);

    private void Take()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _frames[_depth - 1].Pending = PendingMember();
                break;
            case JsonTokenType.StartObject when _depth > 0 && _frames[_depth - 1].Pending == SObjectMember.Attributes:
                ReadAttributes(ref _frames[_depth - 1]);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open();
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close();
                break;
            default:
                if (_depth > 0)
                    Keep(ref _frames[_depth - 1]);
                break;
        }
    }

    private void Open()
    {
        var isRecords = false;
        if (_depth > 0)
        {
            ref var parent = ref _frames[_depth - 1];
            isRecords = _depth == 1 && parent.Pending == SObjectMember.Records;
            parent.HasContent = true;
            parent.Pending = SObjectMember.Other;
        }

        _frames[_depth++] = new SObjectFrame
        {
            Start = (int)_reader.TokenStartIndex,
            IsArray = _reader.TokenType == JsonTokenType.StartArray,
            IsRecords = isRecords,
        };
    }

    private void Close()
    {
        ref var frame = ref _frames[--_depth];
        _isEmptyPage |= frame.IsArray && !frame.HasContent && (frame.IsRecords || _depth == 0);
        if (frame.Type is { } type)
        {
            var version = frame.SystemModstamp ?? frame.LastModifiedDate;
            var length = (int)_reader.BytesConsumed - frame.Start;
            _slices.Add(new SObjectSlice(type, frame.KeyText, version, frame.IsDeleted, frame.Start + _shift, length));
        }
    }

    private void Keep(ref SObjectFrame frame)
    {
        var isText = _reader.TokenType == JsonTokenType.String;
        switch (frame.Pending)
        {
            case SObjectMember.Id when isText:
                frame.Id = _reader.GetString();
                break;
            case SObjectMember.SystemModstamp when isText:
                frame.SystemModstamp = _reader.GetString();
                break;
            case SObjectMember.LastModifiedDate when isText:
                frame.LastModifiedDate = _reader.GetString();
                break;
            case SObjectMember.IsDeleted:
                frame.IsDeleted = _reader.TokenType == JsonTokenType.True;
                break;
            case SObjectMember.NextRecordsUrl when isText && _depth == 1:
                _next = _reader.GetString();
                break;
            case SObjectMember.Done when _reader.TokenType == JsonTokenType.False:
                _isDone &= _depth != 1;
                _hasCutChildren |= _depth != 1;
                break;
        }

        frame.HasContent = true;
        frame.Pending = SObjectMember.Other;
    }

    private void ReadAttributes(ref SObjectFrame owner)
    {
        owner.Pending = SObjectMember.Other;
        var end = _reader.CurrentDepth;
        while (_reader.Read() && _reader.CurrentDepth > end)
        {
            if (_reader.CurrentDepth != end + 1 || _reader.TokenType != JsonTokenType.PropertyName)
                continue;

            var isType = _reader.ValueTextEquals("type"u8);
            var isUrl = _reader.ValueTextEquals("url"u8);
            if (!_reader.Read() || _reader.TokenType != JsonTokenType.String)
                _reader.Skip();
            else if (isType && _reader.GetString() is { Length: > 0 } type)
                owner.Type = type;
            else if (isUrl)
                owner.Url = _reader.GetString();
        }
    }

    private readonly SObjectMember PendingMember() => _reader.ValueSpan.Length switch
    {
        2 when _reader.ValueTextEquals("Id"u8) => SObjectMember.Id,
        4 when _reader.ValueTextEquals("done"u8) => SObjectMember.Done,
        7 when _reader.ValueTextEquals("records"u8) => SObjectMember.Records,
        9 when _reader.ValueTextEquals("IsDeleted"u8) => SObjectMember.IsDeleted,
        10 when _reader.ValueTextEquals("attributes"u8) => SObjectMember.Attributes,
        14 when _reader.ValueTextEquals("SystemModstamp"u8) => SObjectMember.SystemModstamp,
        14 when _reader.ValueTextEquals("nextRecordsUrl"u8) => SObjectMember.NextRecordsUrl,
        16 when _reader.ValueTextEquals("LastModifiedDate"u8) => SObjectMember.LastModifiedDate,
        _ => SObjectMember.Other,
    };

    // Children are closed before their parents: order by where they begin, and a row is what no earlier sObject still covers.
    private readonly SObjectPage Finish()
    {
        _slices.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        var slices = ImmutableArray.CreateBuilder<SObjectSlice>(_slices.Count);
        var covered = 0;
        foreach (var slice in _slices)
        {
            var isRow = slice.Start >= covered;
            slices.Add(slice with { IsRow = isRow });
            covered = isRow ? slice.Start + slice.Length : covered;
        }

        return new SObjectPage
        {
            Slices = slices.MoveToImmutable(),
            IsDone = _isDone,
            NextRecordsUrl = _next,
            HasCutChildren = _hasCutChildren,
        };
    }
}
