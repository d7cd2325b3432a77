namespace Connectors.Sandbox;

internal interface ISuiteQlCatalog
{
    /// <summary>The table with this name in any case, or null.</summary>
    ISuiteQlTable? Find(string name);
}
