namespace Connectors.Contracts;

/// <summary>A canonical contract, such as a time entry.</summary>
public interface IEntity
{
    /// <summary>Name of the contract in documents and records, such as <c>timeEntry</c>.</summary>
    static abstract string Name { get; }

    /// <summary>Version of the contract, <c>major.minor</c>.</summary>
    static abstract string Schema { get; }
}
