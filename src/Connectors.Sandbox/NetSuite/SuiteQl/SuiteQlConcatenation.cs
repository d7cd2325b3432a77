namespace Connectors.Sandbox;

internal sealed record SuiteQlConcatenation(SuiteQlExpression Left, SuiteQlExpression Right) : SuiteQlExpression
{
    private const int MaxLength = 4_000;

    public override void Bind(SuiteQlScope scope)
    {
        Left.Bind(scope);
        Right.Bind(scope);
    }

    public override SuiteQlValue Evaluate(SuiteQlFrame frame)
    {
        var format = frame.Scope.Context.DateFormat;
        var text = Left.Evaluate(frame).ToAnswer(format) + Right.Evaluate(frame).ToAnswer(format);
        return text.Length <= MaxLength ? SuiteQlValue.Of(text) : throw new SuiteQlException("The result of a concatenation is too long.");
    }
}
