using System.Text;

namespace Connectors.Mapping;

/// <summary>Vendor values and the codes that they stand for, in document order: for writing, the first raw value of a code counts.</summary>
internal sealed class ValueTable
{
    private readonly FrozenDictionary<string, string> _codes;
    private readonly FrozenDictionary<string, string> _raws;
    private readonly ImmutableArray<byte[]> _utf8;
    private readonly CodedValue?[] _values;

    public ValueTable(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        Pairs = [.. pairs];
        _codes = Pairs.ToFrozenDictionary(StringComparer.Ordinal);
        _raws = Pairs.GroupBy(pair => pair.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.First().Key, StringComparer.Ordinal);
        _utf8 = [.. Pairs.Select(pair => Encoding.UTF8.GetBytes(pair.Key))];
        _values = new CodedValue?[Pairs.Length];
    }

    public ImmutableArray<KeyValuePair<string, string>> Pairs { get; }

    /// <summary>The code of a raw value as one object for all records; null when the table does not know it.</summary>
    /// <param name="raw">The raw value.</param>
    /// <param name="system">The vendor, the same for all uses of a table.</param>
    public CodedValue? Find(ReadOnlySpan<byte> raw, string system)
    {
        for (var index = 0; index < _utf8.Length; index++)
        {
            if (!raw.SequenceEqual(_utf8[index]))
                continue;
            // Two at once make equal objects, one of which stays.
            var value = _values[index];
            return value?.System == system ? value : _values[index] = CanonicalForm.Shared(new(Pairs[index].Value, Pairs[index].Key, null, system));
        }
        return null;
    }

    public bool TryCode(string raw, out string? code) => _codes.TryGetValue(raw, out code);

    public bool TryRaw(string code, out string? raw) => _raws.TryGetValue(code, out raw);

    /// <summary>This table changed and extended: a raw value keeps its place, new ones follow.</summary>
    public ValueTable With(ValueTable over) => new(
        Pairs.Select(pair => over.TryCode(pair.Key, out var code) ? new(pair.Key, code!) : pair)
            .Concat(over.Pairs.Where(pair => !_codes.ContainsKey(pair.Key))));
}
