namespace Connectors.Sandbox;

internal sealed record SuiteQlLiteral(SuiteQlValue Value) : SuiteQlExpression
{
    public override void Bind(SuiteQlScope scope)
    {
    }

    public override SuiteQlValue Evaluate(SuiteQlFrame frame) => Value;
}
