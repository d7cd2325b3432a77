using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>A person at an account.</summary>
/// <remarks>https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contact.htm</remarks>
internal sealed class Contacts(SObjectReader reader, SObjectFinder finder, SObjectWriter writer) : IRecordReader, IRecordFinder, IRecordWriter
{
    public const string Type = "Contact";

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

    [VendorRoute("POST", "/sobjects/Contact")]
    [VendorRoute("PATCH", "/sobjects/Contact/{id}")]
    [VendorRoute("PATCH", "/sobjects/Contact/{externalIdField}/{value}")]
    [VendorRoute("DELETE", "/sobjects/Contact/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writer.WriteAsync(connection, Type, command, ct);
}
