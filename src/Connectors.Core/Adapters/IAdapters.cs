namespace Connectors.Adapters;

/// <summary>The registered adapters.</summary>
public interface IAdapters
{
    /// <summary>Names of the vendors, sorted.</summary>
    ImmutableArray<string> Systems { get; }

    /// <summary>The adapter of a vendor.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">None is registered: <c>Configuration</c>, naming those that are.</exception>
    IAdapter For(string system);
}
