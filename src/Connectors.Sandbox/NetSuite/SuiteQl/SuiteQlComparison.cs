namespace Connectors.Sandbox;

/// <summary>Two values beside one of = &lt;&gt; &lt; &lt;= &gt; &gt;=; unknown where either is null.</summary>
internal sealed record SuiteQlComparison(string Operator, SuiteQlExpression Left, SuiteQlExpression Right) : SuiteQlCondition
{
    public override void Bind(SuiteQlScope scope)
    {
        Left.Bind(scope);
        Right.Bind(scope);
    }

    public override bool? Holds(SuiteQlFrame frame)
    {
        var left = Left.Evaluate(frame);
        var right = Right.Evaluate(frame);
        if (left.IsNull || right.IsNull) return null;
        var order = SuiteQlValue.Compare(left, right, frame.Scope.Context.DateFormat);
        return Operator switch
        {
            "=" => order == 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => order != 0,
        };
    }
}
