namespace Connectors.Mapping;

/// <summary>The value tables of a document by name, those without dates and those with. Neither dictionary changes once it is here.</summary>
/// <param name="Plain">Tables without dates.</param>
/// <param name="Dated">Tables of which an entry has dates; no name stands in both.</param>
internal sealed record ValueTables(Dictionary<string, ValueTable> Plain, Dictionary<string, DatedValueTable> Dated)
{
    public IEnumerable<string> Names => Plain.Keys.Concat(Dated.Keys).Order(StringComparer.Ordinal);

    /// <summary>Names of the tables of a layer below that are others here.</summary>
    public IReadOnlyList<string> ChangedFrom(ValueTables below) =>
    [
        .. below.Plain.Where(table => Plain.GetValueOrDefault(table.Key) != table.Value).Select(table => table.Key),
        .. below.Dated.Where(table => Dated.GetValueOrDefault(table.Key) != table.Value).Select(table => table.Key),
    ];

    /// <summary>These tables, changed and extended by those of a layer above.</summary>
    public ValueTables With(ValueTables over)
    {
        if (over.Plain.Count + over.Dated.Count == 0)
            return this;
        var plain = new Dictionary<string, ValueTable>(Plain, StringComparer.Ordinal);
        var dated = over.Dated.Count == 0 && Dated.Count == 0 ? Dated : new(Dated, StringComparer.Ordinal);
        foreach (var (name, table) in over.Plain)
        {
            if (dated.TryGetValue(name, out var lower))
                dated[name] = lower.With(DatedValueTable.Of(table));
            else
                plain[name] = plain.TryGetValue(name, out var old) ? old.With(table) : table;
        }
        foreach (var (name, table) in over.Dated)
        {
            dated[name] = dated.TryGetValue(name, out var lower) ? lower.With(table)
                : plain.Remove(name, out var old) ? DatedValueTable.Of(old).With(table) : table;
        }
        return new(plain, dated);
    }
}
