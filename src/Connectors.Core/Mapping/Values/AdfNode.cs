using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A node of a document of Atlassian's format: its type and where its parts lie. Members come in any order.</summary>
internal readonly ref struct AdfNode
{
    private const string Unknown = "";
    private readonly ReadOnlySpan<byte> _attributes;
    private readonly ReadOnlySpan<byte> _content;

    private AdfNode(string type, string? text, ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> content)
    {
        (Type, Text) = (type, text);
        _attributes = attributes;
        _content = content;
    }

    public string Type { get; }

    /// <summary>The text of a text node.</summary>
    public string? Text { get; }

    public bool IsInline =>
        Type is "text" or "hardBreak" or "mention" or "emoji" or "inlineCard" or "blockCard" or "embedCard" or "date" or "status" or "media";

    public static bool TryRead(ReadOnlySpan<byte> json, out AdfNode node)
    {
        var (type, text) = (Unknown, (string?)null);
        ReadOnlySpan<byte> attributes = [], content = [];
        var reader = new Utf8JsonReader(json);
        node = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isText) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("text"u8));
            var (isAttributes, isContent) = (reader.ValueTextEquals("attrs"u8), reader.ValueTextEquals("content"u8));
            reader.Read();
            if (isType)
                type = AdfTree.TextOf(ref reader) ?? Unknown;
            else if (isText)
                text = AdfTree.TextOf(ref reader);
            var value = AdfTree.Value(json, ref reader);
            if (isAttributes)
                attributes = value;
            else if (isContent)
                content = value;
        }
        node = new(type, text, attributes, content);
        return true;
    }

    public AdfChildren Children() => new(_content);

    /// <summary>A text or number among the attributes; null when it is not there.</summary>
    public string? Attribute(string name)
    {
        if (_attributes.IsEmpty)
            return null;
        var reader = new Utf8JsonReader(_attributes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt)
                return AdfTree.TextOf(ref reader);
            reader.Skip();
        }
        return null;
    }
}
