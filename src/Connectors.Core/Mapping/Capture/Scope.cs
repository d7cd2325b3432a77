using System.Globalization;

namespace Connectors.Mapping;

/// <summary>What the paths of a rule are relative to: a record, or an element of a list inside one. Belongs to one run.</summary>
internal sealed class Scope(Session session, Shape shape, Scope? parent = null, string pointer = "")
{
    private readonly Slot[] _slots = new Slot[shape.SlotCount];
    private ReadOnlyMemory<byte> _json;
    private int _element;

    public Session Session => session;

    /// <summary>1-based position among the elements that a list took so far.</summary>
    public int Position { get; set; }

    /// <summary>Takes in a record or the next element.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public string? Load(ReadOnlyMemory<byte> json, int element = -1)
    {
        (_json, _element) = (json, element);
        _slots.AsSpan().Clear();
        return Walker.Walk(json.Span, shape, _slots);
    }

    public RawValue this[SlotRef at]
    {
        get
        {
            var scope = this;
            for (var up = at.Up; up > 0 && scope.Parent is not null; up--)
                scope = scope.Parent;
            if (at.Relation >= 0)
                scope = session.Related(at.Relation);
            if (scope is null || at.Index < 0)
                return default;
            var slot = scope._slots[at.Index];
            return slot.Length == 0 ? default : new(scope._json.Slice(slot.Start, slot.Length), slot.Kind, slot.IsEscaped);
        }
    }

    private Scope? Parent => parent;

    /// <summary>JSON Pointer of a value inside the whole record.</summary>
    public string PointerOf(SlotRef at)
    {
        var scope = this;
        for (var up = at.Up; up > 0 && scope.Parent is not null; up--)
            scope = scope.Parent;
        return at.Relation >= 0 ? at.Pointer : scope.Place() + at.Pointer;
    }

    private string Place() => _element < 0 ? pointer : $"{pointer}/{_element.ToString(CultureInfo.InvariantCulture)}";
}
