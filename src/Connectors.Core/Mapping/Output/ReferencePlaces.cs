using System.Globalization;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Finds references inside canonical JSON by their pointers, in one walk.</summary>
internal sealed class ReferencePlaces
{
    private readonly Shape _shape = new();
    private readonly ImmutableArray<(string Path, ImmutableArray<int> Slots)> _places;

    public ReferencePlaces(IEnumerable<string> pointers)
    {
        _places = [.. pointers.Select(pointer => (pointer, Bind(Segments(pointer))))];
        _shape.Seal();
    }

    /// <summary>The slots of each reference: the object itself, <c>id</c>, <c>state</c>, and the members of its key. Null when the JSON cannot be
    /// walked.</summary>
    public IEnumerable<Place>? Find(ReadOnlyMemory<byte> json)
    {
        var slots = new Slot[_shape.SlotCount];
        return Walker.Walk(json.Span, _shape, slots) is null
            ? _places.Select(place => new Place(place.Path, json, [.. place.Slots.Select(slot => slots[slot])])) : null;
    }

    private ImmutableArray<int> Bind(ImmutableArray<PathSegment> at)
    {
        var key = at.Add(new("key", -1));
        return
        [
            _shape.Bind(at), _shape.Bind(at.Add(new("id", -1))), _shape.Bind(at.Add(new("state", -1))),
            .. new[] { "system", "connection", "object", "value", "kind" }.Select(member => _shape.Bind(key.Add(new(member, -1)))),
        ];
    }

    private static ImmutableArray<PathSegment> Segments(string pointer) =>
    [
        .. pointer.Split('/').Skip(1).Select(step => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new PathSegment("", index)
            : new PathSegment(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), -1)),
    ];

    /// <summary>Where one reference lies.</summary>
    internal sealed record Place(string Path, ReadOnlyMemory<byte> Json, ImmutableArray<Slot> Slots)
    {
        public Slot Whole => Slots[0];

        public Slot Id => Slots[1];

        public Slot State => Slots[2];

        public VendorReference Key => new(Text(3), Text(4), Text(5), Text(6), KeyKindText.Parse(Text(7)));

        public string Text(int part) => Slots[part].Length == 0 ? ""
            : new RawValue(Json.Slice(Slots[part].Start, Slots[part].Length).ToArray(), 0, Slots[part].Length, Slots[part].Kind,
                Slots[part].IsEscaped)
                .AsString();
    }
}
