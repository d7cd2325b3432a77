using System.Text.Json;
using System.Text.Unicode;

namespace Connectors.Mapping;

/// <summary>Turns the text of a document into nodes with places. Bounded in size and depth; a member that stands twice is a fault.</summary>
internal ref struct DocumentParser
{
    private const int LargestDocument = 1024 * 1024;
    private const int DeepestDocument = 32;
    private readonly MappingText _text;
    private readonly DocumentFaults _faults;
    private readonly ReadOnlyMemory<byte> _json;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _lineStart;
    private int _scanned;

    private DocumentParser(MappingText text, ReadOnlyMemory<byte> json, DocumentFaults faults)
    {
        (_text, _json, _faults) = (text, json, faults);
        _reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = DeepestDocument });
    }

    /// <summary>The root of a document, or null when its text cannot be read; then a fault says why.</summary>
    public static DocumentNode? Parse(MappingText text, DocumentFaults faults)
    {
        var json = text.Json.Span.StartsWith("\uFEFF"u8) ? text.Json[3..] : text.Json;
        if (json.Length > LargestDocument)
            return Refuse(text, faults, 1, 1, $"The document has {json.Length} bytes.", $"A document has at most {LargestDocument} bytes: split it.");
        if (!Utf8.IsValid(json.Span))
            return Refuse(text, faults, 1, 1, "The document is not UTF-8.", "Save it as UTF-8.");
        var parser = new DocumentParser(text, json, faults);
        return parser.Root();
    }

    private DocumentNode? Root()
    {
        try
        {
            if (!_reader.Read())
                return Refuse(_text, _faults, 1, 1, "The document is empty.", "Write one JSON object.");
            var root = Value("");
            while (_reader.Read())
            {
                // Trailing content makes the reader throw.
            }
            if (root.Kind == JsonValueKind.Object)
                return root;
            _faults.Add(root, null, "The document is not a JSON object.", "Write one JSON object.");
        }
        catch (JsonException e)
        {
            // The reader counts a level only when it goes on behind its first bracket.
            var depth = _reader.CurrentDepth + (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
            var problem = depth >= DeepestDocument ? $"The document is deeper than {DeepestDocument}."
                : "The document is not valid JSON here.";
            Refuse(_text, _faults, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, problem, "Correct the JSON at this place.");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair written as an escape.
            var (line, column) = Place();
            Refuse(_text, _faults, line, column, "A text holds half of a character.", "Write the whole character.");
        }
        return null;
    }

    private DocumentNode Value(string pointer)
    {
        var (line, column) = Place();
        var start = (int)_reader.TokenStartIndex;
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = Members(pointer);
                return new(_text.File, line, column, pointer, JsonValueKind.Object, "", From(start)) { Members = members };
            case JsonTokenType.StartArray:
                var items = Items(pointer);
                return new(_text.File, line, column, pointer, JsonValueKind.Array, "", From(start)) { Items = items };
            default:
                var (kind, text) = Scalar();
                return new(_text.File, line, column, pointer, kind, text, From(start));
        }
    }

    private List<KeyValuePair<string, DocumentNode>> Members(string pointer)
    {
        var members = new List<KeyValuePair<string, DocumentNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            var (line, column) = Place();
            _reader.Read();
            var inner = $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            var value = Value(inner);
            if (names.Add(name))
                members.Add(new(name, value));
            else
                _faults.Add($"{_text.File}:{line}:{column}", inner, null, $"The member \"{name}\" stands twice.", "Keep one of them.");
        }
        return members;
    }

    private List<DocumentNode> Items(string pointer)
    {
        var items = new List<DocumentNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value($"{pointer}/{items.Count}"));
        return items;
    }

    private readonly (JsonValueKind Kind, string Text) Scalar() => _reader.TokenType switch
    {
        JsonTokenType.String => (JsonValueKind.String, _reader.GetString()!),
        JsonTokenType.Number => (JsonValueKind.Number, System.Text.Encoding.UTF8.GetString(_reader.ValueSpan)),
        JsonTokenType.True => (JsonValueKind.True, "true"),
        JsonTokenType.False => (JsonValueKind.False, "false"),
        _ => (JsonValueKind.Null, ""),
    };

    private readonly ReadOnlyMemory<byte> From(int start) => _json[start..(int)_reader.BytesConsumed];

    private (int Line, int Column) Place()
    {
        var offset = (int)_reader.TokenStartIndex;
        var bytes = _json.Span;
        for (; _scanned < offset; _scanned++)
        {
            if (bytes[_scanned] == (byte)'\n')
                (_line, _lineStart) = (_line + 1, _scanned + 1);
        }
        return (_line, System.Text.Encoding.UTF8.GetCharCount(bytes[_lineStart..offset]) + 1);
    }

    private static DocumentNode? Refuse(MappingText text, DocumentFaults faults, int line, int column, string problem, string wayOut)
    {
        faults.Add($"{text.File}:{line}:{column}", "", null, problem, wayOut);
        return null;
    }
}
