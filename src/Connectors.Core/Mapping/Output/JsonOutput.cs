using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Connectors.Mapping;

/// <summary>Writes JSON in which what has no value leaves no trace: names,
/// objects and arrays are written when the first value inside them is.</summary>
internal sealed class JsonOutput
{
    [ThreadStatic]
    private static JsonOutput? _spare;

    private readonly JsonText _writer = new();
    private readonly List<Range> _volatileParts = [];
    private Frame[] _frames = new Frame[16];
    private int _depth;
    private int _opened;
    private int _used;
    private int _arrays;

    /// <summary>How many values were written so far; tells whether a rule wrote one.</summary>
    public int Written { get; private set; }

    /// <summary>Bytes written so far.</summary>
    public int Position => _writer.Length;

    /// <summary>JSON Pointer of the value that is written next.</summary>
    public string Pointer
    {
        get
        {
            Open();
            // The place of a member that is in no list is the same in every record.
            var own = _depth > 0 && _arrays == 0 ? _frames[_depth - 1].Name : null;
            if (own?.Pointer is { } known)
                return known;
            var text = new StringBuilder();
            for (var at = 1; at < _depth; at++)
            {
                if (_frames[at - 1].Kind == FrameKind.Array)
                    text.Append('/').Append((_frames[at - 1].Count - 1).ToString(CultureInfo.InvariantCulture));
                if (_frames[at].Name is { } name)
                    text.Append('/').Append(new PathSegment(name.Text, -1).PointerName);
            }
            var pointer = text.ToString();
            if (own is not null)
                own.Pointer = pointer;
            return pointer;
        }
    }

    /// <summary>What the content hash leaves out, in the order of the text, never overlapping.</summary>
    public ReadOnlySpan<Range> VolatileParts => CollectionsMarshal.AsSpan(_volatileParts);

    /// <summary>Leaves what was written since a position out of the content hash. Parts inside of it merge into it.</summary>
    public void MarkVolatile(int start) => MarkVolatile(start, Position);

    /// <summary>The same for what was written between two positions.</summary>
    public void MarkVolatile(int start, int end)
    {
        if (end == start)
            return;
        while (_volatileParts is [.., var last] && last.Start.Value >= start)
            _volatileParts.RemoveAt(_volatileParts.Count - 1);
        _volatileParts.Add(start..end);
    }

    /// <summary>Begins a value, an object or an array; it appears when something is written into it.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="name">Member name; null for the root, for items, and for the container inside a value.</param>
    /// <param name="tag">Type tag of an extension, written as <c>t</c> when the object appears.</param>
    public void Push(FrameKind kind, OutputName? name, string? tag = null)
    {
        if (_depth == _frames.Length)
            Array.Resize(ref _frames, _depth * 2);
        _frames[_depth++] = new() { Kind = kind, Name = name, Tag = tag };
        _used = Math.Max(_used, _depth);
        _arrays += kind == FrameKind.Array ? 1 : 0;
    }

    public void Pop()
    {
        var frame = _frames[--_depth];
        _arrays -= frame.Kind == FrameKind.Array ? 1 : 0;
        if (_opened <= _depth)
            return;
        _opened = _depth;
        if (frame.Kind == FrameKind.Object)
            _writer.WriteEndObject();
        else if (frame.Kind == FrameKind.Array)
            _writer.WriteEndArray();
    }

    /// <summary>The writer, ready for exactly one value.</summary>
    public JsonText Value()
    {
        Open();
        Written++;
        return _writer;
    }

    /// <summary>Makes the present object or array appear even when nothing follows.</summary>
    public void Appear() => Value();

    public byte[] ToArray() => _writer.Written.ToArray();

    /// <summary>An empty one: the last that was given back on this thread, since buffers for each of many plans would be much memory.</summary>
    public static JsonOutput Rent()
    {
        var output = _spare ?? new();
        _spare = null;
        return output;
    }

    /// <summary>Wipes it out and gives it back.</summary>
    public void Return()
    {
        _writer.Clear();
        _volatileParts.Clear();
        _frames.AsSpan(0, _used).Clear();
        (Written, _depth, _opened, _used, _arrays) = (0, 0, 0, 0, 0);
        _spare = this;
    }

    private void Open()
    {
        for (; _opened < _depth; _opened++)
        {
            ref var frame = ref _frames[_opened];
            if (_opened > 0 && _frames[_opened - 1].Kind == FrameKind.Array)
                _frames[_opened - 1].Count++;
            if (frame.Name is { } name)
                _writer.WriteFragment(name.Fragment);
            if (frame.Kind == FrameKind.Object)
                _writer.WriteStartObject();
            else if (frame.Kind == FrameKind.Array)
                _writer.WriteStartArray();
            if (frame.Tag is not null)
                _writer.WriteString("t"u8, frame.Tag);
        }
    }

    private struct Frame
    {
        public FrameKind Kind;
        public OutputName? Name;
        public string? Tag;
        public int Count;
    }
}
