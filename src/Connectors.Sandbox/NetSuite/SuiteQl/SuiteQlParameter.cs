namespace Connectors.Sandbox;

/// <summary>The n-th `?`. Its value never becomes part of the query text, whatever it holds.</summary>
internal sealed record SuiteQlParameter(int Index) : SuiteQlExpression
{
    public override void Bind(SuiteQlScope scope)
    {
    }

    public override SuiteQlValue Evaluate(SuiteQlFrame frame) => frame.Scope.Context.Parameters[Index];
}
