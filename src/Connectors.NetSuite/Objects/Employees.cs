using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.NetSuite;

/// <summary>Employees: people whose time and expenses are booked, and what an hour of theirs costs.</summary>
/// <remarks>
/// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142117.html.
/// They share one space of ids and of external ids with customers, projects, vendors and contacts: a key that one of those carries is refused.
/// </remarks>
internal sealed class Employees(RowReader reader, RowFinder finder, RecordWriter writer) : IRecordReader, IRecordFinder, IRecordWriter
{
    public const string Type = "employee";

    private static readonly RowTable Table = new(Type, "employee")
    {
        Always = ["isinactive"],
        Stamps = ["lastmodifieddate", "datecreated"],
        Dates = ["hiredate", "releasedate", "birthdate"],
        Sublists = ["addressBook"],
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ExactByKey;

    [VendorRoute("POST", "/query/v1/suiteql")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reader.ReadAsync(connection, Table, request, ct);

    [VendorRoute("POST", "/query/v1/suiteql")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        finder.FindAsync(connection, Table, key, ct);

    [VendorRoute("PUT", "/record/v1/employee/eid:{externalId}")]
    [VendorRoute("POST", "/record/v1/employee")]
    [VendorRoute("PATCH", "/record/v1/employee/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writer.WriteAsync(connection, Table, command, ct);
}
