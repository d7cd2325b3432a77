using System.Globalization;
using System.Text;

namespace Connectors.Mapping;

/// <summary>A path as documents write it: dotted names, <c>[0]</c> for an index, <c>^.</c>
/// for the record around a list element, <c>.</c> for the element itself.</summary>
/// <param name="Text">As written.</param>
/// <param name="Up">How many times <c>^.</c> stands in front.</param>
/// <param name="Segments">Names and indexes; empty for <c>.</c>.</param>
internal sealed record PathText(string Text, int Up, ImmutableArray<PathSegment> Segments)
{
    private const int Longest = 400;
    private const int MostSegments = 32;

    /// <summary>Whether the path stays in the record even when its first name is also that of a related record.</summary>
    public bool IsOwn { get; init; }

    public static PathText Self { get; } = new(".", 0, []);

    /// <summary>JSON Pointer inside the record that the path starts from.</summary>
    public string Pointer
    {
        get
        {
            var text = new StringBuilder();
            foreach (var segment in Segments)
                text.Append('/').Append(segment.PointerName);
            return text.ToString();
        }
    }

    public PathText Then(string member) => this with { Text = Text == "." ? member : $"{Text}.{member}", Segments = Segments.Add(new(member, -1)) };

    /// <summary>This path and what is built on it, kept in the record.</summary>
    public PathText Own() => this with { IsOwn = true };

    public PathText From(int segment) => this with { Segments = Segments[segment..] };

    /// <summary>Reads a path.</summary>
    /// <returns>Null with a problem when the text is no path.</returns>
    public static PathText? Parse(string text, out string problem)
    {
        problem = "";
        if (text == ".")
            return Self;
        if (text.Length is 0 or > Longest)
        {
            problem = text.Length == 0 ? "The path is empty." : $"The path is longer than {Longest} characters.";
            return null;
        }
        if (IsPlain(text))
            return new(text, 0, [new(text, -1)]);
        var up = 0;
        var rest = text.AsSpan();
        for (; rest.StartsWith("^.", StringComparison.Ordinal); rest = rest[2..])
            up++;
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        for (var dot = 0; dot >= 0;)
        {
            dot = rest.IndexOf('.');
            if (!Add(segments, dot < 0 ? rest : rest[..dot]))
            {
                problem = $"\"{text}\" is no path.";
                return null;
            }
            rest = rest[(dot + 1)..];
        }
        if (segments.Count <= MostSegments)
            return new(text, up, segments.ToImmutable());
        problem = $"The path has more than {MostSegments} parts.";
        return null;
    }

    /// <summary>Whether one of two paths, as they are written, is the other or lies inside it.</summary>
    public static bool Meet(string one, string other) => one.Length <= other.Length
        ? other.StartsWith(one, StringComparison.Ordinal) && (one.Length == other.Length || other[one.Length] is '.' or '[')
        : Meet(other, one);

    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            if (letter is ']' or '.' or '[' or '^' or ' ' or '\t' or '"')
                return false;
        }
        return true;
    }

    private static bool Add(ImmutableArray<PathSegment>.Builder segments, ReadOnlySpan<char> part)
    {
        var bracket = part.IndexOf('[');
        var name = bracket < 0 ? part : part[..bracket];
        if (name.IsEmpty && (bracket != 0 || segments.Count > 0) || name.IndexOfAny("]^ \t\"") >= 0)
            return false;
        if (!name.IsEmpty)
            segments.Add(new(name.ToString(), -1));
        for (var rest = bracket < 0 ? [] : part[bracket..]; !rest.IsEmpty;)
        {
            var end = rest.IndexOf(']');
            if (rest[0] != '[' || end < 0 || !int.TryParse(rest[1..end], NumberStyles.None, null, out var index) || index > 9_999)
                return false;
            segments.Add(new("", index));
            rest = rest[(end + 1)..];
        }
        return true;
    }

    /// <summary>Names joined by dots, cut before the first index: what a vendor is asked for.</summary>
    public string FieldName()
    {
        if (Segments is [{ Index: < 0 } only])
            return only.Name;
        var text = new StringBuilder();
        foreach (var segment in Segments)
        {
            if (segment.Index >= 0)
                break;
            text.Append(text.Length == 0 ? "" : ".").Append(segment.Name);
        }
        return text.ToString();
    }
}
