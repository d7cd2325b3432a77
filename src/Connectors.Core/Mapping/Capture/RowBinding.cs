using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>Which columns of a CSV page fill which slots; made once for a page. Immutable.</summary>
/// <param name="Columns">The columns that it is for.</param>
/// <param name="Fields">Those that fill a slot; null when a rule wants an object around columns, which only the row's JSON has.</param>
internal sealed record RowBinding(CsvColumns Columns, RowField[]? Fields)
{
    public static RowBinding Of(CsvColumns columns, Shape shape)
    {
        var fields = new List<RowField>();
        return new(columns, TryBind(columns.Root, shape.Root, fields) ? [.. fields] : null);
    }

    private static bool TryBind(CsvNode node, TrieNode place, List<RowField> fields)
    {
        foreach (var child in node.Children)
        {
            if (place.Find(child.Name) is not (>= 0 and var index))
                continue;
            var member = place.Members[index];
            if (child.Column < 0 && (member.Slot >= 0 || !TryBind(child, member, fields)))
                return false;
            if (child.Column >= 0 && member.Slot >= 0)
                fields.Add(new(child.Column, member.Slot, node.Name.Length == 0 ? null : node));
        }
        return true;
    }
}
