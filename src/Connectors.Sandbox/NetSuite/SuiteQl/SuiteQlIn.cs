namespace Connectors.Sandbox;

internal sealed record SuiteQlIn(SuiteQlExpression Value, IReadOnlyList<SuiteQlExpression> Choices) : SuiteQlCondition
{
    /// <summary>The database's own limit for one list.</summary>
    public const int MaxChoices = 1_000;

    public override void Bind(SuiteQlScope scope)
    {
        Value.Bind(scope);
        foreach (var choice in Choices) choice.Bind(scope);
    }

    public override bool? Holds(SuiteQlFrame frame)
    {
        var value = Value.Evaluate(frame);
        if (value.IsNull) return null;
        bool? found = false;
        foreach (var expression in Choices)
        {
            var choice = expression.Evaluate(frame);
            if (choice.IsNull) found = null;
            else if (SuiteQlValue.Compare(value, choice, frame.Scope.Context.DateFormat) == 0) return true;
        }
        return found;
    }
}
