namespace Connectors.Sandbox;

/// <summary>A column of a SuiteQL table, computed from what the table holds per row.</summary>
internal sealed record NetSuiteColumn<T>(string Name, Func<T, SuiteQlValue> Value)
{
    /// <summary>The name behind the value; null for columns that refer to nothing.</summary>
    public Func<T, SuiteQlValue>? Display { get; init; }
}
