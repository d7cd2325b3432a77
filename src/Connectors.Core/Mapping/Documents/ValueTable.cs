namespace Connectors.Mapping;

/// <summary>Vendor values and the codes that they stand for, in document order: for writing, the first raw value of a code counts.</summary>
/// <remarks>Arrays of texts, no pairs: the runtime would compile each collection of a pair anew in every process.</remarks>
internal sealed class ValueTable
{
    private readonly string[] _meant;
    private readonly TextIndex _raws;
    private string[]? _values;
    private CodedValue?[]? _shared;
    private TextIndex? _codes;

    /// <param name="raws">Values of the vendor.</param>
    /// <param name="codes">What each of them stands for.</param>
    public ValueTable(string[] raws, string[] codes) => (_meant, _raws) = (codes, new(raws));

    /// <summary>The vendor's values; as texts once somebody asks, since reading needs their UTF-8 alone. Two at once make the same.</summary>
    public IReadOnlyList<string> Raws => Texts;

    private string[] Texts
    {
        get
        {
            if (_values is { } known)
                return known;
            var texts = new string[_meant.Length];
            for (var place = 0; place < texts.Length; place++)
                texts[place] = _raws.TextAt(place);
            return _values = texts;
        }
    }

    /// <summary>The code of each value.</summary>
    public IReadOnlyList<string> Codes => _meant;

    /// <summary>The code of a raw value as one object for all records; null when the table does not know it.</summary>
    /// <param name="raw">The raw value.</param>
    /// <param name="system">The vendor, the same for all uses of a table.</param>
    public CodedValue? Find(ReadOnlySpan<byte> raw, string system)
    {
        if (_raws.Find(raw) is not (>= 0 and var place))
            return null;
        // Two at once make equal objects, one of which stays.
        var shared = _shared ??= new CodedValue?[_meant.Length];
        var value = shared[place];
        return value?.System == system ? value : shared[place] = new CodedValue(_meant[place], _raws.TextAt(place), null, system) { IsShared = true };
    }

    /// <summary>The code of a raw value; null when the table does not know it.</summary>
    public string? CodeOf(string raw) => _raws.Find(raw) is >= 0 and var place ? _meant[place] : null;

    /// <summary>The first raw value of a code; null when it has none.</summary>
    public string? RawOf(string code)
    {
        // Made by the first who writes; several at once make the same.
        var codes = _codes ??= new(_meant);
        return codes.Find(code) is >= 0 and var place ? Texts[place] : null;
    }

    /// <summary>This table changed and extended: a raw value keeps its place, new ones follow.</summary>
    public ValueTable With(ValueTable over)
    {
        var (raws, codes) = (new List<string>(Texts), new List<string>(_meant));
        for (var at = 0; at < over._meant.Length; at++)
        {
            var (raw, code) = (over.Texts[at], over._meant[at]);
            if (_raws.Find(raw) is >= 0 and var place)
            {
                codes[place] = code;
                continue;
            }
            raws.Add(raw);
            codes.Add(code);
        }
        return new([.. raws], [.. codes]);
    }
}
