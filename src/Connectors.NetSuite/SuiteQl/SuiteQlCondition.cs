namespace Connectors.NetSuite;

/// <summary>A condition of a statement: checked names in its text, every value a bound parameter.</summary>
internal sealed record SuiteQlCondition(string Text, ImmutableArray<string> Parameters)
{
    public static SuiteQlCondition IsEqual(string column, string value) => new($"{SuiteQlName.Of(column)} = ?", [value]);

    public static SuiteQlCondition IsAbove(string column, string value) => new($"{SuiteQlName.Of(column)} > ?", [value]);

    /// <param name="column">A date-time column.</param>
    /// <param name="comparison">One of the comparisons below.</param>
    /// <param name="stamp">A stamp in the zone of the account, as <see cref="SuiteQlStatement.Mask"/> spells it.</param>
    public static SuiteQlCondition ComparesTo(string column, StampComparison comparison, string stamp) =>
        new($"{SuiteQlName.Of(column)} {Sign(comparison)} TO_DATE(?, '{SuiteQlStatement.Mask}')", [stamp]);

    /// <exception cref="ArgumentException">There is no value: <c>IN ()</c> is no SQL.</exception>
    public static SuiteQlCondition IsAnyOf(string column, ImmutableArray<string> values) => values.IsEmpty
        ? throw new ArgumentException("IN needs at least one value.", nameof(values))
        : new($"{SuiteQlName.Of(column)} IN ({string.Join(',', values.Select(_ => "?"))})", values);

    public static SuiteQlCondition All(params ReadOnlySpan<SuiteQlCondition> parts) => Join(parts, " AND ");

    public static SuiteQlCondition Any(params ReadOnlySpan<SuiteQlCondition> parts) => Join(parts, " OR ");

    private static string Sign(StampComparison comparison) => comparison switch
    {
        StampComparison.Is => "=",
        StampComparison.IsAfter => ">",
        StampComparison.IsNotBefore => ">=",
        _ => "<",
    };

    private static SuiteQlCondition Join(ReadOnlySpan<SuiteQlCondition> parts, string with)
    {
        if (parts.Length == 1)
            return parts[0];

        var texts = new string[parts.Length];
        var parameters = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < parts.Length; i++)
        {
            texts[i] = parts[i].Text;
            parameters.AddRange(parts[i].Parameters);
        }

        return new SuiteQlCondition($"({string.Join(with, texts)})", parameters.DrainToImmutable());
    }
}
