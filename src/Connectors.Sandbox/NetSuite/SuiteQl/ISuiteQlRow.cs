namespace Connectors.Sandbox;

internal interface ISuiteQlRow
{
    SuiteQlValue Value(string column);

    /// <summary>The name that stands behind the value, or the value itself for a column that refers to nothing.</summary>
    SuiteQlValue Display(string column);
}
