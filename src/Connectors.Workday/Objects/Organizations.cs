using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Workday;

/// <summary>Companies, cost centers, teams and all other organisations.</summary>
/// <remarks>Human_Resources.Get_Organizations. Inactive ones are hidden unless asked for; what is above one comes only with its hierarchy.</remarks>
internal sealed class Organizations(SoapReading reading) : IRecordReader
{
    public const string Type = "Organization";

    private static readonly SoapResource Resource = new(new OrganizationSlice(), Call);

    [VendorRoute("POST", WorkdayRoutes.Timestamp)]
    [VendorRoute("POST", WorkdayRoutes.Organizations)]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Resource, request, ct);

    private static SoapCall Call(ReadWindow window) => new("Human_Resources", WorkdayRoutes.Organizations, "Get_Organizations_Request", request =>
    {
        if (window.Only.IsEmpty)
        {
            request.Open("Request_Criteria");
            request.Flag("Include_Inactive", value: true);
            window.WriteChanges(request, "Transaction_Log_Criteria");
            request.Close();
        }
        else
        {
            window.WriteReferences(request, "Organization_Reference", canSkip: true);
        }

        window.WriteFilter(request);
        request.Open("Response_Group");
        request.Flag("Include_Hierarchy_Data", value: true);
        request.Close();
    });
}
