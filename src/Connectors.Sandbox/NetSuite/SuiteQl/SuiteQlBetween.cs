namespace Connectors.Sandbox;

/// <summary>
/// Both ends count, as SQL has it; the vendor was seen to leave out the upper end for date-times, so clients should not rely on it.
/// </summary>
internal sealed record SuiteQlBetween(SuiteQlExpression Value, SuiteQlExpression Low, SuiteQlExpression High) : SuiteQlCondition
{
    public override void Bind(SuiteQlScope scope)
    {
        Value.Bind(scope);
        Low.Bind(scope);
        High.Bind(scope);
    }

    public override bool? Holds(SuiteQlFrame frame) =>
        SuiteQlLogic.And(new SuiteQlComparison(">=", Value, Low).Holds(frame), new SuiteQlComparison("<=", Value, High).Holds(frame));
}
