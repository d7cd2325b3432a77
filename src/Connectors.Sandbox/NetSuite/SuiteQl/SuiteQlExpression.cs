namespace Connectors.Sandbox;

internal abstract record SuiteQlExpression : SuiteQlNode
{
    public abstract SuiteQlValue Evaluate(SuiteQlFrame frame);
}
