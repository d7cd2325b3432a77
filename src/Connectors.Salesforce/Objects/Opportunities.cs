using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>A sale, open or closed. Won is <c>IsClosed</c> and <c>IsWon</c>; stage names differ between orgs.</summary>
/// <remarks>https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm</remarks>
internal sealed class Opportunities(SObjectReader reader, SObjectFinder finder, SObjectWriter writer) : IRecordReader, IRecordFinder, IRecordWriter
{
    public const string Type = "Opportunity";

    public WriteGuarantee Guarantee => WriteGuarantee.ExactByKey;

    public bool CanDelete => true;

    [VendorRoute("GET", "/query")]
    [VendorRoute("GET", "/queryAll")]
    [VendorRoute("GET", "/query/{locator}")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reader.ReadAsync(connection, Type, request, ct);

    [VendorRoute("GET", "/query")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        finder.FindAsync(connection, Type, key, ct);

    [VendorRoute("POST", "/sobjects/Opportunity")]
    [VendorRoute("PATCH", "/sobjects/Opportunity/{id}")]
    [VendorRoute("PATCH", "/sobjects/Opportunity/{externalIdField}/{value}")]
    [VendorRoute("DELETE", "/sobjects/Opportunity/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writer.WriteAsync(connection, Type, command, ct);
}
