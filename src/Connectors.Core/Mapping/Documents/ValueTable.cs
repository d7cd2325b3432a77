namespace Connectors.Mapping;

/// <summary>Vendor values and the codes that they stand for, in document order: for writing, the first raw value of a code counts.</summary>
internal sealed class ValueTable
{
    private readonly FrozenDictionary<string, string> _codes;
    private readonly FrozenDictionary<string, string> _raws;

    public ValueTable(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        Pairs = [.. pairs];
        _codes = Pairs.ToFrozenDictionary(StringComparer.Ordinal);
        _raws = Pairs.GroupBy(pair => pair.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.First().Key, StringComparer.Ordinal);
    }

    public ImmutableArray<KeyValuePair<string, string>> Pairs { get; }

    public bool TryCode(string raw, out string? code) => _codes.TryGetValue(raw, out code);

    public bool TryRaw(string code, out string? raw) => _raws.TryGetValue(code, out raw);

    /// <summary>This table changed and extended: a raw value keeps its place, new ones follow.</summary>
    public ValueTable With(ValueTable over) => new(
        Pairs.Select(pair => over.TryCode(pair.Key, out var code) ? new(pair.Key, code!) : pair)
            .Concat(over.Pairs.Where(pair => !_codes.ContainsKey(pair.Key))));
}
