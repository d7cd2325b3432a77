namespace Connectors.Sandbox;

internal sealed record SuiteQlIsNull(SuiteQlExpression Value) : SuiteQlCondition
{
    public override void Bind(SuiteQlScope scope) => Value.Bind(scope);

    public override bool? Holds(SuiteQlFrame frame) => Value.Evaluate(frame).IsNull;
}
