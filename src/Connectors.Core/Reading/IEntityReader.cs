using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Reading;

/// <summary>Reads canonical records of a connection. Safe for parallel use.</summary>
public interface IEntityReader
{
    /// <summary>Pages from a position on; references are resolved with one look-up for each page.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="entity">Name of the contract, such as <c>timeEntry</c>.</param>
    /// <param name="from">Where to go on; null from the beginning.</param>
    /// <param name="ct">Ends reading between or inside pages.</param>
    /// <exception cref="Connectors.Faults.ConnectorException">The conversation broke, or nothing reads this entity here.</exception>
    IAsyncEnumerable<EntityPage> ReadAsync(Connection connection, string entity, Cursor? from = null, CancellationToken ct = default);

    /// <summary>The same, telling where fields came from.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="entity">Name of the contract.</param>
    /// <param name="from">Where to go on; null from the beginning.</param>
    /// <param name="provenance">Of which fields the records tell; the reader knows no earlier forms, so that
    /// <see cref="ProvenanceMode.ChangedOnly"/> tells of all.</param>
    /// <param name="ct">Ends reading between or inside pages.</param>
    /// <exception cref="Connectors.Faults.ConnectorException">The conversation broke, or nothing reads this entity here.</exception>
    IAsyncEnumerable<EntityPage> ReadAsync(
        Connection connection, string entity, Cursor? from, ProvenanceMode provenance, CancellationToken ct = default);

    /// <summary>The current state of some records. Missing ones are left out.</summary>
    ValueTask<ImmutableArray<ReadResult>> ReadOnlyAsync(Connection connection, string entity, ImmutableArray<string> ids,
        CancellationToken ct = default);

    /// <summary>The same, telling where fields came from, as in reading pages.</summary>
    ValueTask<ImmutableArray<ReadResult>> ReadOnlyAsync(Connection connection, string entity, ImmutableArray<string> ids,
        ProvenanceMode provenance, CancellationToken ct = default);

    /// <summary>The canonical form of a record that is already here, such as one that <see cref="IRecordFinder"/> found.</summary>
    ReadResult Map(Connection connection, VendorRecord record);
}
