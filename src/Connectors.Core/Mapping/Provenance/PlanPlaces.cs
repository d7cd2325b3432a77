namespace Connectors.Mapping;

/// <summary>The fields of a plan in the order in which it writes them. Made at the first record that wants provenance, shared by all.</summary>
internal sealed class PlanPlaces
{
    private readonly FrozenDictionary<string, int> _byPointer;

    public PlanPlaces(OutputNode tree)
    {
        var places = new List<(string Pointer, OutputNode Node)>();
        Tree = PlaceNode.Of(tree, places);
        All = [.. places];
        _byPointer = All.Select((place, at) => KeyValuePair.Create(place.Pointer, at)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public PlaceNode Tree { get; }

    public ImmutableArray<(string Pointer, OutputNode Node)> All { get; }

    /// <summary>The place of a field, or of the list or value that it is part of; -1 for none.</summary>
    public int Find(string pointer)
    {
        for (var part = pointer; part.Length > 0; part = part[..part.LastIndexOf('/')])
        {
            if (_byPointer.TryGetValue(part, out var place))
                return place;
            if (part.LastIndexOf('/') < 0)
                break;
        }
        return -1;
    }
}
