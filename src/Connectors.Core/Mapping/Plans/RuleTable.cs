namespace Connectors.Mapping;

/// <summary>All kinds of rules.</summary>
internal static class RuleTable
{
    public static Dictionary<string, RuleKind> Kinds => Whole.Kinds;

    public static string Names => Whole.Names;

    /// <summary>The kind of a name; null when there is none. Rules that no document names are never touched.</summary>
    public static RuleKind? Find(string name) => name switch
    {
        "copy" => CopyRule.Kind,
        "boolean" => BooleanRule.Kind,
        "integer" => IntegerRule.Kind,
        "decimal" => DecimalRule.Kind,
        "date" => DateRule.Kind,
        "instant" => InstantRule.Kind,
        "duration" => DurationRule.Kind,
        "money" => MoneyRule.Kind,
        "coded" => CodedRule.Kind,
        "reference" => ReferenceRule.Kind,
        "constant" => ConstantRule.Kind,
        "firstOf" => FirstOfRule.Kind,
        "when" => WhenRule.Kind,
        "join" => JoinRule.Kind,
        "split" => SplitRule.Kind,
        "list" => ListRule.Kind,
        "multiply" => MultiplyRule.Kind,
        "sum" => SumRule.Kind,
        "min" => ExtremeRule.Least,
        "max" => ExtremeRule.Most,
        "count" => CountRule.Kind,
        "hours" => HoursRule.Kind,
        "number" => NumberRule.Kind,
        "custom" => CustomRule.Kind,
        "richText" => RichTextRule.Kind,
        _ => null,
    };

    /// <summary>What only faults and tests ask for.</summary>
    private static class Whole
    {
        private static readonly string[] All =
        [
            "copy", "boolean", "integer", "decimal", "date", "instant", "duration", "money", "coded", "reference", "constant", "firstOf", "when",
            "join", "split", "list", "multiply", "sum", "min", "max", "count", "hours", "number", "custom", "richText",
        ];

        public static Dictionary<string, RuleKind> Kinds { get; } = All.ToDictionary(name => name, name => Find(name)!, StringComparer.Ordinal);

        public static string Names { get; } = string.Join(", ", All.Order(StringComparer.Ordinal));
    }
}
