namespace Connectors.Sandbox;

/// <summary>
/// Adds one table to the combinations. An equality between a column of the new table and one of an earlier table is looked up, the rest is tried row
/// by row.
/// </summary>
internal sealed class SuiteQlJoin(SuiteQlScope scope, int index, SuiteQlSource source)
{
    public IEnumerable<ISuiteQlRow?[]> Join(IEnumerable<ISuiteQlRow?[]> combinations)
    {
        var rows = scope.Table(index).Rows().ToList();
        var (own, other) = Equality();
        var lookup = own is null ? null : rows.ToLookup(row => Key(row.Value(own.Name)));
        foreach (var combination in combinations)
        {
            var found = false;
            var candidates = lookup is null ? rows : lookup[Key(other!.Evaluate(new SuiteQlFrame(scope, combination, 0)))];
            foreach (var row in candidates)
            {
                scope.CountStep();
                ISuiteQlRow?[] joined = [.. combination, row];
                if (source.On!.Holds(new SuiteQlFrame(scope, joined, 0)) != true) continue;
                found = true;
                yield return joined;
            }
            if (!found && source.Left) yield return [.. combination, null];
        }
    }

    /// <summary>Numbers and texts that read as the same number share a key; the condition itself still decides.</summary>
    private static string Key(SuiteQlValue value) => value.Kind == SuiteQlKind.Text
        && decimal.TryParse(value.Text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? SuiteQlValue.PlainNumber(number)
            : value.ToAnswer("YYYY-MM-DD HH24:MI:SS");

    private (SuiteQlColumn? Own, SuiteQlColumn? Other) Equality()
    {
        var parts = source.On is SuiteQlLogic { All: true } logic ? logic.Parts : [source.On!];
        foreach (var part in parts)
        {
            if (part is not SuiteQlComparison { Operator: "=", Left: SuiteQlColumn left, Right: SuiteQlColumn right }) continue;
            var (l, r) = (scope.IndexOf(left), scope.IndexOf(right));
            if (l == index && r < index) return (left, right);
            if (r == index && l < index) return (right, left);
        }
        return (null, null);
    }
}
