using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Connectors.Mapping;

/// <summary>Turns the text of a document into nodes. Bounded in size and depth; a member that stands twice is a fault.</summary>
internal ref struct DocumentParser
{
    private const int LargestDocument = 1024 * 1024;
    private const int DeepestDocument = 32;
    private const int FewMembers = 16;
    private readonly DocumentSource _source;
    private readonly DocumentFaults _faults;
    private Utf8JsonReader _reader;

    private DocumentParser(DocumentSource source, DocumentFaults faults)
    {
        (_source, _faults) = (source, faults);
        _reader = new Utf8JsonReader(source.Json.Span, new JsonReaderOptions { MaxDepth = DeepestDocument });
    }

    /// <summary>The root of a document, or null when its text cannot be read; then a fault says why.</summary>
    /// <param name="text">The document.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="plainly">Whether to try the short way first; tests compare both.</param>
    public static DocumentNode? Parse(MappingText text, DocumentFaults faults, bool plainly = true)
    {
        var json = text.Json.Span.StartsWith("\uFEFF"u8) ? text.Json[3..] : text.Json;
        var parser = new DocumentParser(new(text.File, json), faults);
        if (json.Length > LargestDocument)
            return parser.Refuse("1:1", $"The document has {json.Length} bytes.", $"A document has at most {LargestDocument} bytes: split it.");
        if (!Utf8.IsValid(json.Span))
            return parser.Refuse("1:1", "The document is not UTF-8.", "Save it as UTF-8.");
        return (plainly ? PlainDocument.Parse(parser._source) : null) ?? parser.Root();
    }

    private DocumentNode? Root()
    {
        try
        {
            if (!_reader.Read())
                return Refuse("1:1", "The document is empty.", "Write one JSON object.");
            var root = Value(null, "", -1);
            while (_reader.Read())
            {
                // Trailing content makes the reader throw.
            }
            if (root.Kind == JsonValueKind.Object)
                return root;
            _faults.Add(root, null, "The document is not a JSON object.", "Write one JSON object.");
            return null;
        }
        catch (JsonException e)
        {
            // The reader counts a level only when it goes on behind its first bracket.
            var depth = _reader.CurrentDepth + (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
            var problem = depth >= DeepestDocument ? $"The document is deeper than {DeepestDocument}."
                : "The document is not valid JSON here.";
            return Refuse($"{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}", problem, "Correct the JSON at this place.");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair written as an escape.
            _faults.Add(_source.Place((int)_reader.TokenStartIndex), "", null, "A text holds half of a character.", "Write the whole character.");
            return null;
        }
    }

    private DocumentNode Value(DocumentNode? outer, string name, int index)
    {
        var node = new DocumentNode(_source, outer, name, index, (int)_reader.TokenStartIndex, KindOf(_reader.TokenType), Scalar());
        if (node.Kind == JsonValueKind.Object)
            node.Members = Members(node);
        else if (node.Kind == JsonValueKind.Array)
            node.Items = Items(node);
        node.End = (int)_reader.BytesConsumed;
        return node;
    }

    private DocumentNode[] Members(DocumentNode node)
    {
        var members = new List<DocumentNode>();
        HashSet<string>? names = null;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, start) = (_reader.GetString()!, (int)_reader.TokenStartIndex);
            _reader.Read();
            var value = Value(node, name, -1);
            if (members.Count == FewMembers)
                names = members.Select(static member => member.Key).ToHashSet(StringComparer.Ordinal);
            if (names is null ? members.Exists(member => member.Key == name) : !names.Add(name))
                _faults.Add(_source.Place(start), value.Pointer, null, $"The member \"{name}\" stands twice.", "Keep one of them.");
            else
                members.Add(value);
        }
        return [.. members];
    }

    private DocumentNode[] Items(DocumentNode node)
    {
        var items = new List<DocumentNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(node, "", items.Count));
        return [.. items];
    }

    private readonly string Scalar() => _reader.TokenType switch
    {
        JsonTokenType.String => _reader.GetString()!,
        JsonTokenType.Number => Encoding.UTF8.GetString(_reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "",
    };

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private readonly DocumentNode? Refuse(string place, string problem, string wayOut)
    {
        _faults.Add($"{_source.File}:{place}", "", null, problem, wayOut);
        return null;
    }
}
