using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>Looks at the few members of a record by leaps. What is unusual is left to <see cref="JiraSlice.OfCarefully"/>.</summary>
internal ref struct JiraLeap
{
    private const int SurelyInRange = 18;
    private readonly ReadOnlySpan<byte> _json;
    private readonly JiraSlice _slice = new();
    private JsonCursor _cursor;

    private JiraLeap(ReadOnlySpan<byte> json, JsonCursor cursor)
    {
        _json = json;
        _cursor = cursor;
    }

    /// <summary>Which of the members <c>key</c> and <c>fields</c> have been met, by which an issue is told.</summary>
    public JiraMembers Seen { get; private set; }

    /// <summary>The members of a record; null when it must be read with care.</summary>
    public static JiraSlice? TryRead(ReadOnlySpan<byte> json)
    {
        var cursor = new JsonCursor(json);
        return TryRead(json, ref cursor, out _) is { } slice && cursor.IsAtEnd ? slice : null;
    }

    /// <summary>The members of the object that a cursor stands before; it stands behind it then.</summary>
    public static JiraSlice? TryRead(ReadOnlySpan<byte> json, ref JsonCursor cursor, out JiraMembers seen)
    {
        var leap = new JiraLeap(json, cursor);
        var isUsual = leap.Read();
        cursor = leap._cursor;
        seen = leap.Seen;
        return isUsual ? leap._slice : null;
    }

    private bool Read()
    {
        if (!_cursor.Enter(JsonTokenType.StartObject))
            return false;
        while (_cursor.NextMember(out var name))
        {
            if (!Member(name))
                return false;
        }

        return !_cursor.IsBroken;
    }

    private bool Member(ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case 2 when name.SequenceEqual("id"u8):
            case 9 when name.SequenceEqual("accountId"u8) || name.SequenceEqual("worklogId"u8):
                if (!Text(out var id))
                    return false;
                _slice.Id = id is not null && (_slice.Id.Length == 0 || name[0] == (byte)'a') ? id : _slice.Id;
                return true;
            case 3 when name.SequenceEqual("key"u8):
                Seen |= JiraMembers.Key;
                var isKey = Text(out var key);
                _slice.Key = key;
                return isKey;
            case 7 when name.SequenceEqual("issueId"u8):
                var isIssue = Text(out var issue);
                _slice.IssueId = issue;
                return isIssue;
            case 7 when name.SequenceEqual("updated"u8):
                return Updated();
            case 11 when name.SequenceEqual("updatedTime"u8) && _cursor.Kind == JsonTokenType.Number:
                return Time();
            case 6 when name.SequenceEqual("active"u8):
                _slice.IsInactive |= _cursor.Kind == JsonTokenType.False;
                break;
            case 8 when name.SequenceEqual("archived"u8):
            case 7 when name.SequenceEqual("deleted"u8):
                _slice.IsInactive |= _cursor.Kind == JsonTokenType.True;
                break;
            case 6 when name.SequenceEqual("fields"u8):
                Seen |= JiraMembers.Fields;
                if (_cursor.Kind == JsonTokenType.StartObject)
                    return Fields();
                break;
        }

        return Skip();
    }

    private bool Fields()
    {
        _cursor.Enter(JsonTokenType.StartObject);
        while (_cursor.NextMember(out var name))
        {
            var isUsual = name.Length switch
            {
                7 when name.SequenceEqual("updated"u8) => Updated(),
                7 when name.SequenceEqual("project"u8) && _cursor.Kind == JsonTokenType.StartObject => Project(),
                _ => Skip(),
            };
            if (!isUsual)
                return false;
        }

        return !_cursor.IsBroken;
    }

    private bool Project()
    {
        _cursor.Enter(JsonTokenType.StartObject);
        while (_cursor.NextMember(out var name))
        {
            if (!name.SequenceEqual("key"u8))
            {
                _cursor.Skip();
                continue;
            }

            if (!Text(out var key))
                return false;
            _slice.ProjectKey = key;
        }

        return !_cursor.IsBroken;
    }

    private bool Updated()
    {
        if (!Bytes(out var text, out var isText))
            return false;
        _slice.Updated = isText ? JiraInstant.Read(text) : null;
        return true;
    }

    private bool Time()
    {
        if (!Bytes(out var text, out _) || text.Length > SurelyInRange || !Utf8Parser.TryParse(text, out long time, out var length)
            || length < text.Length)
        {
            return false;
        }

        _slice.UpdatedTime = time;
        return true;
    }

    private bool Text(out string? value)
    {
        value = null;
        if (!Bytes(out var text, out var isText))
            return false;
        value = isText ? Encoding.ASCII.GetString(text) : null;
        return true;
    }

    /// <summary>A text or number as it is spelt; no text for anything else.</summary>
    private bool Bytes(out ReadOnlySpan<byte> text, out bool isText)
    {
        isText = _cursor.Kind is JsonTokenType.String or JsonTokenType.Number;
        if (_cursor.TryText(out text))
            return Ascii.IsValid(text);
        var start = _cursor.Position;
        _cursor.Skip();
        if (_cursor.IsBroken)
            return false;
        text = isText ? _json[start.._cursor.Position] : default;
        return true;
    }

    private bool Skip()
    {
        _cursor.Skip();
        return !_cursor.IsBroken;
    }
}
