namespace Connectors.Sandbox;

/// <summary>ROWNUM: the number a row gets if it stays. It is given before sorting, as in the vendor's database.</summary>
internal sealed record SuiteQlRowNumber : SuiteQlExpression
{
    public override void Bind(SuiteQlScope scope)
    {
    }

    public override SuiteQlValue Evaluate(SuiteQlFrame frame) => SuiteQlValue.Of((decimal)frame.RowNumber);
}
