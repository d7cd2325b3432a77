using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Salesforce;

/// <summary>Runs a query, leaving out optional columns that the org does not have.</summary>
internal sealed class SObjectQuery(SalesforceClient salesforce, MissingColumns missing)
{
    public const string Id = "Id";
    public const string Stamp = "SystemModstamp";
    public const string IsDeleted = "IsDeleted";

    /// <summary>The first page of a query.</summary>
    /// <exception cref="ConnectorException">Salesforce refused.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> FirstAsync(Connection connection, Soql query, bool withDeleted, CancellationToken ct = default)
    {
        // At most one round for each column: every round but the last takes one away.
        while (true)
        {
            var asked = query with { Columns = missing.Without(connection, query.From, query.Columns) };
            var answer = await salesforce.QueryAsync(connection, asked, withDeleted, ct);
            if (answer.IsSuccess)
                return answer.Body;
            if (!missing.Learn(connection, query.From, asked.Columns, answer.Faults))
                throw new ConnectorException(AsDrift(answer, query.From));
        }
    }

    /// <summary>The query as this org takes it, once a first page has been read: without the optional columns that it lacks.</summary>
    public Soql Fitted(Connection connection, Soql query) => query with { Columns = missing.Without(connection, query.From, query.Columns) };

    /// <summary>A following page, or null when Salesforce has forgotten the locator and the query must be asked anew.</summary>
    /// <exception cref="ConnectorException">Salesforce refused otherwise.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(Connection connection, string nextRecordsUrl, CancellationToken ct = default)
    {
        var answer = await salesforce.NextAsync(connection, nextRecordsUrl, ct);
        if (answer.IsSuccess)
            return answer.Body;
        return answer.Faults[0].VendorCode == "INVALID_QUERY_LOCATOR"
            ? (ReadOnlyMemory<byte>?)null
            : throw new ConnectorException(answer.Faults[0]);
    }

    // A mapped column that is gone or hidden from our user: reading on without it would look as if every record had lost its value.
    private static Fault AsDrift(VendorResponse answer, string type)
    {
        var fault = answer.Faults[0];
        return fault is { VendorCode: "INVALID_FIELD", Path: { } path }
            ? fault with
            {
                Kind = FaultKind.SchemaDrift,
                Message = $"{type} has no column '{path[1..]}' that our user may see. Grant the field to the integration user, "
                    + "take it out of the overlay, or list it in OptionalColumns.",
            }
            : fault;
    }
}
