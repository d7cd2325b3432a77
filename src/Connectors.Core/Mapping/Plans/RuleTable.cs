namespace Connectors.Mapping;

/// <summary>All kinds of rules.</summary>
internal static class RuleTable
{
    public static Dictionary<string, RuleKind> Kinds { get; } = new RuleKind[]
    {
        CopyRule.Kind, BooleanRule.Kind, IntegerRule.Kind, DecimalRule.Kind, DateRule.Kind, InstantRule.Kind, DurationRule.Kind,
        MoneyRule.Kind, CodedRule.Kind, ReferenceRule.Kind, ConstantRule.Kind, FirstOfRule.Kind, WhenRule.Kind, JoinRule.Kind, SplitRule.Kind,
        ListRule.Kind, MultiplyRule.Kind, SumRule.Kind, ExtremeRule.Least, ExtremeRule.Most, CountRule.Kind, HoursRule.Kind, NumberRule.Kind,
        CustomRule.Kind, RichTextRule.Kind,
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static string Names { get; } = string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal));
}
