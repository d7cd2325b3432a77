using Connectors.Adapters;
using Connectors.Exchange;
using Microsoft.Extensions.Options;

namespace Connectors.Workday;

/// <summary>Employees and contingent workers: present, coming, gone.</summary>
/// <remarks>
/// Human_Resources.Get_Workers. Who left, is still to come or whose hire was taken back is hidden unless Exclude_Inactive_Workers is false. The
/// parts of a worker are asked for one by one, as the mapping needs them; the transaction log comes with changes only.
/// </remarks>
internal sealed class Workers(SoapReading reading, IOptions<WorkdayOptions> options) : IRecordReader
{
    public const string Type = "Worker";

    private readonly SoapResource _resource = new(new WorkerSlice(), Call)
    {
        Groups = fields => ResponseGroup.For(fields, options.Value.ReadCompensation),
    };

    [VendorRoute("POST", WorkdayRoutes.Timestamp)]
    [VendorRoute("POST", WorkdayRoutes.Workers)]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, _resource, request, ct);

    private static SoapCall Call(ReadWindow window) => new("Human_Resources", WorkdayRoutes.Workers, "Get_Workers_Request", request =>
    {
        if (window.Only.IsEmpty)
        {
            request.Open("Request_Criteria");
            window.WriteChanges(request, "Transaction_Log_Criteria_Data");
            request.Flag("Exclude_Inactive_Workers", value: false);
            request.Close();
        }
        else
        {
            window.WriteReferences(request, "Worker_Reference", canSkip: true);
        }

        window.WriteFilter(request);
        request.Open("Response_Group");
        foreach (var group in window.Groups)
            request.Flag($"Include_{group.Name}", value: true);
        if (window.From is not null || !window.Only.IsEmpty)
            request.Flag("Include_Transaction_Log_Data", value: true);
        request.Close();
    });
}
