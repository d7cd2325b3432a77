namespace Connectors.Flows;

/// <summary>Where canonical output differs from what was recorded, record by record and field by field.</summary>
internal static class OutputDifferences
{
    public static IEnumerable<ReplayDifference> Find(Recording recording, IReadOnlyList<TapedOutput> replayed)
    {
        // The same record may be handled more than once: each time counts.
        var open = recording.Lines.Select(line => line.Out).OfType<TapedOutput>().GroupBy(Key).ToDictionary(
            same => same.Key, same => new Queue<TapedOutput>(same));
        foreach (var output in replayed)
        {
            if (!open.TryGetValue(Key(output), out var recorded) || !recorded.TryDequeue(out var before))
            {
                yield return new("record", Name(output), "", "added");
                continue;
            }

            foreach (var difference in Compare(before, output))
            {
                yield return difference;
            }
        }

        foreach (var left in open.Values.SelectMany(left => left))
        {
            yield return new("record", Name(left), "", "missing");
        }
    }

    private static IEnumerable<ReplayDifference> Compare(TapedOutput recorded, TapedOutput replayed)
    {
        if (recorded.Json is { } one && replayed.Json is { } other)
        {
            return JsonDifferences.Find(one, other).Select(found => new ReplayDifference("record", Name(recorded), found.Pointer, found.Change));
        }

        return recorded.Hash == replayed.Hash ? [] : [new("record", Name(recorded), "", "changed")];
    }

    private static (string, string, string) Key(TapedOutput output) => (output.Of, output.Entity, output.Record);

    private static string Name(TapedOutput output) => $"{output.Of} {output.Entity} {output.Record.Replace('\u001f', '/')}";
}
