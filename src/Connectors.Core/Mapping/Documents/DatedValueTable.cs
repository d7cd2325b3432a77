namespace Connectors.Mapping;

/// <summary>A value table whose codes change in time: a plain table for each stretch between two changes. Tables without dates never become one of
/// these, so that they cost nothing.</summary>
internal sealed class DatedValueTable
{
    /// <summary>On how many days a table may change.</summary>
    public const int MostChanges = 100;

    private readonly ImmutableArray<(string Raw, ImmutableArray<DatedCode> Codes)> _entries;
    private readonly DateOnly[] _starts;
    private readonly ValueTable?[] _tables;

    public DatedValueTable(IEnumerable<(string Raw, ImmutableArray<DatedCode> Codes)> entries)
    {
        _entries = [.. entries];
        _starts = [.. _entries.SelectMany(entry => entry.Codes).SelectMany(Days).Append(DateOnly.MinValue).Distinct().Order()];
        _tables = new ValueTable?[_starts.Length];
    }

    public int Changes => _starts.Length - 1;

    /// <summary>The codes of all times.</summary>
    public IEnumerable<string> Codes => _entries.SelectMany(entry => entry.Codes).Select(code => code.Code);

    /// <summary>The table as it was on a day.</summary>
    public ValueTable On(DateOnly day)
    {
        var at = Array.BinarySearch(_starts, day);
        at = at < 0 ? ~at - 1 : at;
        // Two at once make equal tables, one of which stays.
        return _tables[at] ??= Make(_starts[at]);
    }

    /// <summary>This table changed and extended: a raw value keeps its place and takes all its times from above, new ones follow.</summary>
    public DatedValueTable With(DatedValueTable over)
    {
        var above = over._entries.ToDictionary(entry => entry.Raw, entry => entry.Codes, StringComparer.Ordinal);
        var mine = _entries.Select(entry => entry.Raw).ToHashSet(StringComparer.Ordinal);
        return new(_entries.Select(entry => above.TryGetValue(entry.Raw, out var codes) ? (entry.Raw, codes) : entry)
            .Concat(over._entries.Where(entry => !mine.Contains(entry.Raw))));
    }

    public static DatedValueTable Of(ValueTable table) =>
        new(table.Raws.Select((raw, at) => (raw, ImmutableArray.Create(DatedCode.Always(table.Codes[at])))));

    private ValueTable Make(DateOnly day)
    {
        var holding = _entries.SelectMany(entry => entry.Codes.Where(code => code.Holds(day)).Select(code => (entry.Raw, code.Code))).ToList();
        return new([.. holding.Select(pair => pair.Raw)], [.. holding.Select(pair => pair.Code)]);
    }

    private static IEnumerable<DateOnly> Days(DatedCode code)
    {
        yield return code.From;
        if (code.Until < DateOnly.MaxValue)
            yield return code.Until.AddDays(1);
    }
}
