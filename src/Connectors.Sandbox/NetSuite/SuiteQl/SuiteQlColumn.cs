namespace Connectors.Sandbox;

/// <summary>A column, with or without the name of its table before it.</summary>
internal sealed record SuiteQlColumn(string? Qualifier, string Name) : SuiteQlExpression
{
    public override void Bind(SuiteQlScope scope) => scope.IndexOf(this);

    public override SuiteQlValue Evaluate(SuiteQlFrame frame) => frame.Rows[frame.Scope.IndexOf(this)]?.Value(Name) ?? SuiteQlValue.Null;

    /// <summary>What BUILTIN.DF shows: the name behind an id, and the value itself for plain columns.</summary>
    public SuiteQlValue Display(SuiteQlFrame frame) => frame.Rows[frame.Scope.IndexOf(this)]?.Display(Name) ?? SuiteQlValue.Null;
}
