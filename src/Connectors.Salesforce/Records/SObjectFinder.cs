using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.Salesforce;

/// <summary>Finds a record by our key in its External ID field.</summary>
internal sealed class SObjectFinder(SObjectQuery queries, IOptions<SalesforceOptions> options)
{
    /// <summary>The field that holds our key on this connection.</summary>
    public string KeyField(Connection connection)
    {
        var field = connection.Settings.Values.GetValueOrDefault("externalIdField", options.Value.ExternalIdField);
        return SoqlName.IsValid(field) && !field.Contains('.', StringComparison.Ordinal)
            ? field
            : throw new ConnectorException(new Fault(
                FaultKind.Configuration, $"Connection '{connection.Settings.Name}': externalIdField must be a field name such as 'ERP_Id__c'.")
            { Rule = "externalIdField" });
    }

    /// <remarks>A query, not GET by external id: there a missing record and a missing field have one code; here no row means no record.</remarks>
    public async ValueTask<VendorRecord?> FindAsync(Connection connection, string type, ExternalKey key, CancellationToken ct = default)
    {
        var field = KeyField(connection);
        var query = new Soql
        {
            Columns = [SObjectQuery.Id, SObjectQuery.Stamp, field],
            From = type,
            Where = SoqlCondition.IsEqual(field, SoqlLiteral.Of(key.Value)),
            Limit = 2,
        };
        var body = await queries.FirstAsync(connection, query, withDeleted: false, ct);
        var rows = SalesforcePages.CutRows(body, SObjectScanner.Scan(body.Span), type).Records;
        return rows.Length switch
        {
            0 => null,
            1 when IsSame(rows[0], field, key.Value) => rows[0],
            1 => throw Unclear($"{field} of {type} holds our key in other letter case: make the field case-sensitive or repair the record"),
            _ => throw Unclear($"More than one {type} has our key in {field}: make the field unique and merge the records"),
        };
    }

    // Salesforce compares text without regard to case; our keys differ in it.
    private static bool IsSame(VendorRecord row, string field, string value)
    {
        var reader = new Utf8JsonReader(row.Json.Span);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1
                && string.Equals(reader.GetString(), field, StringComparison.OrdinalIgnoreCase))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(value);
            }
        }

        return false;
    }

    private static ConnectorException Unclear(string what) => new(new Fault(FaultKind.Duplicate, what + ".") { Rule = "external-key" });
}
