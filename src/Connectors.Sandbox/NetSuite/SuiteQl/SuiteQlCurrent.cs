namespace Connectors.Sandbox;

/// <summary>SYSDATE, CURRENT_DATE and SESSIONTIMEZONE.</summary>
internal sealed record SuiteQlCurrent(string Name) : SuiteQlExpression
{
    public static readonly string[] Names = ["SYSDATE", "CURRENT_DATE", "SESSIONTIMEZONE"];

    public override void Bind(SuiteQlScope scope)
    {
    }

    public override SuiteQlValue Evaluate(SuiteQlFrame frame) => Name switch
    {
        "SESSIONTIMEZONE" => SuiteQlValue.Of(frame.Scope.Context.TimeZoneName),
        _ => SuiteQlValue.Of(frame.Scope.Context.Now),
    };
}
