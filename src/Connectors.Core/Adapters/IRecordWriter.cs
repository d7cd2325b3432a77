using Connectors.Exchange;

namespace Connectors.Adapters;

/// <summary>Writes a record. Called by <c>EntityWriter</c> only, so that limits, audit and journal cannot be passed by.</summary>
public interface IRecordWriter
{
    /// <summary>What it promises about a write whose answer was lost.</summary>
    WriteGuarantee Guarantee { get; }

    /// <summary>Whether it takes <see cref="WriteVerb.Delete"/>.</summary>
    /// <value>False.</value>
    bool CanDelete => false;

    /// <summary>Sends one write.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">Nothing was written for sure (limits, authentication, no connection); may be repeated
    /// as its fault says.</exception>
    ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default);
}
