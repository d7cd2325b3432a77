namespace Connectors.Sandbox;

/// <summary>A table as queries see it; names are lower-case.</summary>
internal interface ISuiteQlTable
{
    string Name { get; }

    IReadOnlyList<string> Columns { get; }

    IEnumerable<ISuiteQlRow> Rows();
}
