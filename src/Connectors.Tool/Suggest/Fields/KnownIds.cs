namespace Connectors.Tool;

/// <summary>Ids of the records that were seen, object by object: what references are recognised by.</summary>
internal sealed class KnownIds
{
    private const double EnoughFound = 0.9;
    private const int ShortId = 2;
    private readonly SortedDictionary<string, (string? Entity, HashSet<string> Ids)> _objects = new(StringComparer.Ordinal);

    public void Add(string vendorObject, string? entity, IEnumerable<string> ids)
    {
        if (!_objects.TryGetValue(vendorObject, out var known))
            _objects[vendorObject] = known = (entity, new(StringComparer.Ordinal));
        known.Ids.UnionWith(ids.Where(id => id.Length > 0));
    }

    /// <summary>Objects whose ids the values are, most certain first.</summary>
    public IReadOnlyList<FieldJoin> Join(IReadOnlyCollection<FieldValue> values)
    {
        var distinct = values.Select(value => value.Text).Distinct(StringComparer.Ordinal).ToArray();

        // One id of two digits is anything.
        if (distinct.Length == 0 || (distinct.Length < 2 && distinct[0].Length <= ShortId))
            return [];
        return
        [
            .. from known in _objects
               let found = distinct.Count(known.Value.Ids.Contains)
               where found >= EnoughFound * distinct.Length
               orderby found descending, known.Value.Ids.Count
               select new FieldJoin(known.Key, known.Value.Entity, found, distinct.Length),
        ];
    }
}
