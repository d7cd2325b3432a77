using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>Reads a list in an answer by leaps: its elements are not looked into. What is unusual is left to
/// <see cref="JiraPage.ReadCarefully"/>.</summary>
internal ref struct JiraListCut
{
    private const int SurelyInRange = 18;
    private readonly ReadOnlyMemory<byte> _body;
    private readonly JiraPage _page = new();
    private JsonCursor _cursor;

    private JiraListCut(ReadOnlyMemory<byte> body)
    {
        _body = body;
        _cursor = new(body.Span);
    }

    /// <summary>The list; null when the answer must be read with care.</summary>
    public static JiraPage? TryRead(ReadOnlyMemory<byte> body, string? list)
    {
        var cut = new JiraListCut(body);
        return (list is null ? cut.List() : cut.Object(list)) && cut._cursor.IsAtEnd ? cut._page : null;
    }

    private bool Object(string list)
    {
        if (!_cursor.Enter(JsonTokenType.StartObject))
            return false;
        var isFound = false;
        while (_cursor.NextMember(out var name))
        {
            // The careful way takes every name as a text, and refuses what is none.
            var isList = Ascii.Equals(name, list);
            if (!Ascii.IsValid(name) || !(isList ? List() : Member(name)))
                return false;
            isFound |= isList;
        }

        return isFound && !_cursor.IsBroken;
    }

    private bool List()
    {
        if (!_cursor.Enter(JsonTokenType.StartArray))
            return false;
        while (_cursor.NextItem())
        {
            var start = _cursor.Position;
            _cursor.Skip();
            if (_cursor.IsBroken)
                return false;
            _page.Elements.Add(_body[start.._cursor.Position]);
        }

        return !_cursor.IsBroken;
    }

    private bool Member(ReadOnlySpan<byte> name)
    {
        var (kind, start) = (_cursor.Kind, _cursor.Position);
        if (kind == JsonTokenType.String && name.SequenceEqual("nextPageToken"u8))
        {
            if (!_cursor.TryText(out var token) || !Ascii.IsValid(token))
                return false;
            _page.NextPageToken = token.IsEmpty ? null : Encoding.ASCII.GetString(token);
            return true;
        }

        _cursor.Check();
        if (_cursor.IsBroken)
            return false;
        if (name.SequenceEqual("isLast"u8) || name.SequenceEqual("lastPage"u8))
        {
            _page.IsLast = kind is JsonTokenType.True or JsonTokenType.False ? kind == JsonTokenType.True : _page.IsLast;
        }
        else if (kind == JsonTokenType.Number && name.SequenceEqual("total"u8))
        {
            var text = _body.Span[start.._cursor.Position];
            if (text.Length > SurelyInRange || !Utf8Parser.TryParse(text, out long total, out var length) || length < text.Length)
                return false;
            _page.Total = total;
        }

        return true;
    }
}
