namespace Connectors.Jira;

/// <summary>A condition of a query, built from checked names and typed values.</summary>
internal sealed record JqlCondition
{
    private readonly string _text;

    private JqlCondition(string text) => _text = text;

    public static JqlCondition IsEqual(string field, JqlLiteral value) => new($"{JqlName.Checked(field)} = {value}");

    public static JqlCondition IsAtLeast(string field, JqlLiteral value) => new($"{JqlName.Checked(field)} >= {value}");

    /// <exception cref="ArgumentException">There is no value: <c>in ()</c> is no JQL.</exception>
    public static JqlCondition IsAnyOf(string field, IEnumerable<JqlLiteral> values)
    {
        var list = string.Join(", ", values);
        return list.Length > 0
            ? new JqlCondition($"{JqlName.Checked(field)} in ({list})")
            : throw new ArgumentException("in needs at least one value.", nameof(values));
    }

    /// <summary>This and another; both hold.</summary>
    public JqlCondition And(JqlCondition other) => new($"{_text} AND {other._text}");

    public override string ToString() => _text;
}
