using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>An organisation that we do business with, or a person where person accounts are on.</summary>
/// <remarks>https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm</remarks>
internal sealed class Accounts(SObjectReader reader, SObjectFinder finder, SObjectWriter writer) : IRecordReader, IRecordFinder, IRecordWriter
{
    public const string Type = "Account";

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

    [VendorRoute("POST", "/sobjects/Account")]
    [VendorRoute("PATCH", "/sobjects/Account/{id}")]
    [VendorRoute("PATCH", "/sobjects/Account/{externalIdField}/{value}")]
    [VendorRoute("DELETE", "/sobjects/Account/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writer.WriteAsync(connection, Type, command, ct);
}
