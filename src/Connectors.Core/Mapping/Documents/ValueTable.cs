namespace Connectors.Mapping;

/// <summary>Vendor values and the codes that they stand for, in document order: for writing, the first raw value of a code counts.</summary>
internal sealed class ValueTable
{
    private readonly TextIndex _raws;
    private CodedValue?[]? _values;
    private TextIndex? _codes;

    public ValueTable(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        Pairs = [.. pairs];
        _raws = new(Pairs.Select(static pair => pair.Key));
    }

    public ImmutableArray<KeyValuePair<string, string>> Pairs { get; }

    /// <summary>The code of a raw value as one object for all records; null when the table does not know it.</summary>
    /// <param name="raw">The raw value.</param>
    /// <param name="system">The vendor, the same for all uses of a table.</param>
    public CodedValue? Find(ReadOnlySpan<byte> raw, string system)
    {
        if (_raws.Find(raw) is not (>= 0 and var place))
            return null;
        // Two at once make equal objects, one of which stays.
        var values = _values ??= new CodedValue?[Pairs.Length];
        var value = values[place];
        return value?.System == system
            ? value : values[place] = CanonicalForm.Shared(new CodedValue(Pairs[place].Value, Pairs[place].Key, null, system));
    }

    /// <summary>The code of a raw value; null when the table does not know it.</summary>
    public string? CodeOf(string raw) => _raws.Find(raw) is >= 0 and var place ? Pairs[place].Value : null;

    /// <summary>The first raw value of a code; null when it has none.</summary>
    public string? RawOf(string code)
    {
        // Made by the first who writes; several at once make the same.
        var codes = _codes ??= new(Pairs.Select(static pair => pair.Value));
        return codes.Find(code) is >= 0 and var place ? Pairs[place].Key : null;
    }

    /// <summary>This table changed and extended: a raw value keeps its place, new ones follow.</summary>
    public ValueTable With(ValueTable over) => new(
        Pairs.Select(pair => over.CodeOf(pair.Key) is { } code ? new(pair.Key, code) : pair)
            .Concat(over.Pairs.Where(pair => CodeOf(pair.Key) is null)));
}
