using System.Globalization;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>What a mapping tells of its fields: rules from the shared plan, names of layers from the tenant's own view of it.</summary>
internal sealed class PlanProvenance(PlanPlaces places, ImmutableArray<MappingOrigin> origins) : ProvenanceTable
{
    public PlanPlaces Places => places;

    public override int Find(string pointer) => places.Find(pointer);

    public override FieldProvenance Field(int place, string? pointer, byte mark)
    {
        var (own, node) = places.All[place];
        var (rule, origin) = (node.Rule!, origins[node.Layer]);
        var isDefault = mark == RecordProvenance.Default;
        int? alternative = !isDefault && mark > RecordProvenance.Present ? mark - RecordProvenance.Present - 1 : null;
        var told = alternative is { } chosen ? Branch(rule, chosen) : rule;
        var at = own;
        if (pointer is not null && pointer.Length > own.Length && told is ListRule list && Inside(list, pointer[own.Length..]) is { } inner)
            (told, at) = (inner.Rule, own + inner.Path);
        return new(at, [.. told.Sources.Select(source => source.Text).Distinct(StringComparer.Ordinal)], told.Name,
            origin.Layer.ToString().ToLowerInvariant(), origin.Owner, origin.Document, alternative, isDefault);
    }

    private static Rule Branch(Rule rule, int chosen) => rule switch
    {
        FirstOfRule first => first.Rules[chosen],
        WhenRule choice => choice.Branches.ElementAt(chosen),
        _ => rule,
    };

    /// <summary>The rule of a field of a list's elements, which are told together.</summary>
    private static (Rule Rule, string Path)? Inside(ListRule list, string rest)
    {
        var steps = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length == 0 || !int.TryParse(steps[0], NumberStyles.None, CultureInfo.InvariantCulture, out _) && steps[0] != "*")
            return null;
        if (list.Item is not null)
            return (list.Item, "/*");
        var (node, path) = (list.Fields, "/*");
        foreach (var step in steps[1..])
        {
            if (node.Children.FirstOrDefault(child => child.Segment.PointerName == step) is not { } next)
                break;
            (node, path) = (next, $"{path}/{step}");
        }
        return node.Rule is not null ? (node.Rule, path) : null;
    }
}
