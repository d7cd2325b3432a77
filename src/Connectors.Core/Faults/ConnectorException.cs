namespace Connectors.Faults;

/// <summary>The conversation with a vendor, a store or a document broke. Carries one fault; its text holds no secret and no payload.</summary>
/// <param name="fault">What happened.</param>
/// <param name="inner">The technical cause, if any.</param>
public sealed class ConnectorException(Fault fault, Exception? inner = null) : Exception(fault.ToString(), inner)
{
    /// <summary>What happened.</summary>
    public Fault Fault { get; } = fault;
}
