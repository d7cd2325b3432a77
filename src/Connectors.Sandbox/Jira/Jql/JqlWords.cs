namespace Connectors.Sandbox;

/// <summary>Operators by their signs.</summary>
internal static class JqlWords
{
    public static IReadOnlyDictionary<string, JqlOperator> Operators { get; } = new Dictionary<string, JqlOperator>(StringComparer.Ordinal)
    {
        ["="] = JqlOperator.Equal, ["!="] = JqlOperator.NotEqual, ["<"] = JqlOperator.Less, ["<="] = JqlOperator.LessOrEqual,
        [">"] = JqlOperator.Greater, [">="] = JqlOperator.GreaterOrEqual, ["~"] = JqlOperator.Like, ["!~"] = JqlOperator.NotLike,
    };

    public static string Sign(JqlOperator operation) => operation switch
    {
        JqlOperator.In => "in",
        JqlOperator.NotIn => "not in",
        JqlOperator.Is => "is",
        JqlOperator.IsNot => "is not",
        _ => Operators.First(pair => pair.Value == operation).Key,
    };

    /// <summary>What NOT makes of an operator: the vendor turns it around, so that an empty field matches neither.</summary>
    public static JqlOperator Negate(JqlOperator operation) => operation switch
    {
        JqlOperator.Equal => JqlOperator.NotEqual,
        JqlOperator.NotEqual => JqlOperator.Equal,
        JqlOperator.Less => JqlOperator.GreaterOrEqual,
        JqlOperator.LessOrEqual => JqlOperator.Greater,
        JqlOperator.Greater => JqlOperator.LessOrEqual,
        JqlOperator.GreaterOrEqual => JqlOperator.Less,
        JqlOperator.Like => JqlOperator.NotLike,
        JqlOperator.NotLike => JqlOperator.Like,
        JqlOperator.In => JqlOperator.NotIn,
        JqlOperator.NotIn => JqlOperator.In,
        JqlOperator.Is => JqlOperator.IsNot,
        _ => JqlOperator.Is,
    };
}
