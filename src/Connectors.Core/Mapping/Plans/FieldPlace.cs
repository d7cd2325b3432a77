using System.Globalization;

namespace Connectors.Mapping;

/// <summary>What a plan has at a JSON Pointer of a record.</summary>
/// <param name="Layer">Whose rule it is: its place among the mapping's origins.</param>
/// <param name="Scope">What the rule's paths are relative to.</param>
/// <param name="Path">Dotted path without indexes, as contracts name members.</param>
internal sealed record FieldPlace(int Layer, Scope Scope, string Path)
{
    /// <summary>The rule; null when <see cref="Parts"/> or <see cref="Elements"/> says what is there instead.</summary>
    public Rule? Rule { get; init; }

    /// <summary>Pointers of the fields that make up an object.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    /// <summary>How many elements a list has that was asked for another one.</summary>
    public int? Elements { get; init; }

    /// <summary>Null when the plan has nothing there.</summary>
    public static FieldPlace? Find(OutputNode tree, Scope scope, ReadOnlySpan<string> steps, string path = "")
    {
        var node = tree;
        while (node.Rule is null)
        {
            if (steps.IsEmpty)
                return new(node.Layer, scope, path) { Parts = [.. node.Leaves().Select(leaf => Pointer(leaf.Path))] };
            var step = steps[0];
            var next = node.Children.FirstOrDefault(child => child.Segment.PointerName == step || child.Segment.Name == step);
            if (next is null)
                return null;
            if (next.Segment.Index < 0 && (path.Length > 0 || step != "ext"))
                path = path.Length == 0 ? step : $"{path}.{step}";
            node = next;
            steps = steps[1..];
        }

        var place = new FieldPlace(node.Layer, scope, path);
        if (steps.IsEmpty || node.Rule.Decide(scope) is not ListRule list
            || !int.TryParse(steps[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || list.Count(scope) is not { } count)
            return place with { Rule = node.Rule };
        if (list.At(scope, index) is not { } element)
            return place with { Elements = count };
        if (list.Item is not null)
            return place with { Rule = list.Item, Scope = element };
        return steps.Length == 1 ? place with { Rule = list }
            : Find(list.Fields, element, steps[1..], path) is { } inner ? inner with { Layer = node.Layer } : null;
    }

    /// <summary>A dotted path as JSON Pointer.</summary>
    public static string Pointer(string path) => PathText.Parse(path, out _)?.Pointer ?? "/" + path;

    /// <summary>The pointers of all fields of a record: elements of lists one by one, the first hundred of each.</summary>
    public static IEnumerable<string> Pointers(OutputNode tree, Scope scope, string above = "")
    {
        const int MostElements = 100;
        foreach (var child in tree.Children)
        {
            var pointer = $"{above}/{child.Segment.PointerName}";
            if (child.Rule is null)
            {
                foreach (var inner in Pointers(child, scope, pointer))
                    yield return inner;
            }
            else if (child.Rule.Decide(scope) is ListRule list && list.Count(scope) is > 0 and var count)
            {
                for (var index = 0; index < Math.Min(count, MostElements); index++)
                {
                    var inside = list.Item is null && list.At(scope, index) is { } element
                        ? Pointers(list.Fields, element, $"{pointer}/{index}") : [$"{pointer}/{index}"];
                    foreach (var inner in inside)
                        yield return inner;
                }
            }
            else
            {
                yield return pointer;
            }
        }
    }
}
