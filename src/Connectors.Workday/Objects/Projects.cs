using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.Workday;

/// <summary>Projects. Workday has no filter for changed ones: every read asks for all, or for those that end after a day, and content tells what
/// changed.</summary>
/// <remarks>
/// Resource_Management.Get_Projects and Submit_Project. There is no Put_Project: creating and changing are business processes. Our key is the
/// project's own id, which Workday keeps unique.
/// </remarks>
internal sealed class Projects(SoapReading reading, ProjectWriting writing, IOptions<WorkdayOptions> options)
    : IRecordReader, IRecordFinder, IRecordWriter
{
    public const string Type = "Project";

    private readonly SoapResource _resource =
        new(new ProjectSlice(), window => Call(window, options.Value.ProjectWindowDays)) { FailsAsWhole = true };

    public WriteGuarantee Guarantee => WriteGuarantee.ExactByKey;

    [VendorRoute("POST", WorkdayRoutes.Timestamp)]
    [VendorRoute("POST", WorkdayRoutes.Projects)]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, _resource, request, ct);

    [VendorRoute("POST", WorkdayRoutes.Projects)]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        writing.FindAsync(connection, ProjectWriting.KeyOf(key), ct);

    [VendorRoute("POST", WorkdayRoutes.SubmitProject)]
    public async ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default)
    {
        try
        {
            return await writing.WriteAsync(connection, command, ct);
        }
        catch (ConnectorException lost) when (lost.Fault.Kind == FaultKind.InDoubt)
        {
            return new WriteResult.InDoubt(lost.Fault);
        }
    }

    private static SoapCall Call(ReadWindow window, int windowDays) => new(
        "Resource_Management", WorkdayRoutes.Projects, "Get_Projects_Request", request =>
        {
            if (!window.Only.IsEmpty)
            {
                window.WriteReferences(request, "Project_Reference", canSkip: false);
            }
            else if (window.From is not null && windowDays > 0)
            {
                request.Open("Request_Criteria");
                request.Text("End_Date_On_or_After", ReadWindow.Day(window.AsOf.AddDays(-windowDays)));
                request.Close();
            }

            window.WriteFilter(request);
            ProjectCalls.WriteGroup(request);
        });
}
