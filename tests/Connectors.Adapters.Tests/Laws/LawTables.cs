using System.Collections.Immutable;
using System.Globalization;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>The value tables that count for a record, or for an element of a list in it: of a table with dates, that of the day that decides.</summary>
internal sealed class LawTables(MappingDocument document, JsonTree record, LawTables? around = null)
{
    private static readonly DateOnly[] Days = [.. Enumerable.Range(1990, 70).SelectMany(year => new DateOnly[] { new(year, 1, 1), new(year, 7, 1) })];

    /// <summary>When all records were last changed: the day that decides where a record has none of its own.</summary>
    public static DateTimeOffset LastChange { get; } = new(2026, 5, 4, 23, 59, 59, TimeSpan.Zero);

    public LawTables Inside(JsonTree element) => new(document, element, this);

    /// <summary>The table of a slot; null when it has none.</summary>
    public ValueTable? Of(LawSlot slot) => slot.Member("values") is not { } name ? null
        : document.Values.Dated.TryGetValue(name, out var dated) ? dated.On(Day(slot.Member("on")) ?? DateOnly.FromDateTime(LastChange.Date))
        : document.Values.Plain[name];

    /// <summary>All pairs of a table, whenever they hold.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Pairs(MappingDocument document, string name) =>
        document.Values.Dated.TryGetValue(name, out var dated) ? [.. Days.SelectMany(day => PairsOf(dated.On(day))).Distinct()] : PairsOf(document.Values.Plain[name]);

    public static ImmutableArray<KeyValuePair<string, string>> PairsOf(ValueTable table) =>
        [.. table.Raws.Zip(table.Codes, KeyValuePair.Create)];

    private DateOnly? Day(string? on)
    {
        if (on is null)
            return null;
        if (on.StartsWith("^.", StringComparison.Ordinal))
            return around?.Day(on[2..]);
        ImmutableArray<PathSegment> path = [.. PathText.Parse(on, out _)!.Segments];
        var text = record.At(path[0].Name.StartsWith("x:", StringComparison.Ordinal) ? [new("ext", -1), .. path, new("v", -1)] : path)?.Text;
        return text is { Length: >= 10 } ? DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }
}
