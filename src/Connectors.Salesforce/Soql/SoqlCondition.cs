namespace Connectors.Salesforce;

/// <summary>A condition of a query, built from checked names and typed values.</summary>
internal sealed record SoqlCondition
{
    private readonly string _text;

    private SoqlCondition(string text) => _text = text;

    public static SoqlCondition IsEqual(string field, SoqlLiteral value) => Compare(field, "=", value);

    public static SoqlCondition IsAbove(string field, SoqlLiteral value) => Compare(field, ">", value);

    public static SoqlCondition IsAtLeast(string field, SoqlLiteral value) => Compare(field, ">=", value);

    public static SoqlCondition IsBelow(string field, SoqlLiteral value) => Compare(field, "<", value);

    /// <exception cref="ArgumentException">There is no value: <c>IN ()</c> is no SOQL.</exception>
    public static SoqlCondition IsAnyOf(string field, IEnumerable<SoqlLiteral> values)
    {
        var list = string.Join(',', values);
        return list.Length > 0
            ? new SoqlCondition($"{SoqlName.Checked(field)} IN ({list})")
            : throw new ArgumentException("IN needs at least one value.", nameof(values));
    }

    // Always in parentheses: SOQL refuses AND next to OR without them.
    public static SoqlCondition All(params ReadOnlySpan<SoqlCondition> parts) => Join(parts, " AND ");

    public static SoqlCondition Any(params ReadOnlySpan<SoqlCondition> parts) => Join(parts, " OR ");

    public override string ToString() => _text;

    private static SoqlCondition Compare(string field, string comparison, SoqlLiteral value) =>
        new($"{SoqlName.Checked(field)} {comparison} {value}");

    private static SoqlCondition Join(ReadOnlySpan<SoqlCondition> parts, string with)
    {
        if (parts.Length == 1)
            return parts[0];

        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            texts[i] = parts[i]._text;
        return new SoqlCondition($"({string.Join(with, texts)})");
    }
}
