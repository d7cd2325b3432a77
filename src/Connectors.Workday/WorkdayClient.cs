using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Workday;

/// <summary>The three surfaces: SOAP services, REST and reports. Nothing here knows what a record means.</summary>
/// <remarks>The address always comes from the connection: WSDL documents of Workday point at production.</remarks>
internal sealed class WorkdayClient(IVendorHttp http)
{
    private const long MaxReportBytes = 256L * 1024 * 1024;

    /// <summary>Calls an operation.</summary>
    /// <returns>The answer: success, or refused with faults. A fault inside an accepted answer counts as refused.</returns>
    public async ValueTask<VendorResponse> TryCallAsync(Connection connection, SoapCall call, CancellationToken ct = default)
    {
        var version = WorkdaySettings.Version(connection);
        var path = $"ccx/service/{WorkdaySettings.Tenant(connection)}/{call.Service}/{version}";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = SoapEnvelope.Content(call, version, user: null),
        };
        request.Headers.TryAddWithoutValidation("SOAPAction", "\"\"");
        request.Headers.TryAddWithoutValidation("Accept", "text/xml");
        request.Options.Set(SoapCall.Of, call);
        request.Options.Set(RequestTraits.Route, call.Route);
        request.Options.Set(RequestTraits.IsRead, call.IsRead);
        // A write names its record by our key and says whether it must be new: the same request twice makes one record.
        request.Options.Set(RequestTraits.IsRepeatable, true);
        var answer = await http.SendAsync(connection, request, ct);
        return answer.IsSuccess && WorkdayFaults.InAccepted(answer.Body) is { IsEmpty: false } faults ? answer with { Faults = faults } : answer;
    }

    /// <summary>The same; a refusal is thrown.</summary>
    /// <exception cref="ConnectorException">Workday refused.</exception>
    public async ValueTask<VendorResponse> CallAsync(Connection connection, SoapCall call, CancellationToken ct = default)
    {
        var answer = await TryCallAsync(connection, call, ct);
        return answer.IsSuccess ? answer : throw new ConnectorException(answer.Faults[0]);
    }

    /// <summary>One resource of a REST service.</summary>
    public ValueTask<VendorResponse> GetAsync(Connection connection, string path, string route, CancellationToken ct = default) =>
        SendAsync(connection, path, route, maxBytes: null, ct);

    /// <summary>All rows of a report at once: there is no paging.</summary>
    public ValueTask<VendorResponse> RunAsync(Connection connection, ReportName report, CancellationToken ct = default) => SendAsync(
        connection,
        $"ccx/service/customreport2/{WorkdaySettings.Tenant(connection)}/{Uri.EscapeDataString(report.Owner)}/"
            + $"{Uri.EscapeDataString(report.Name)}?format=json",
        WorkdayRoutes.Report,
        MaxReportBytes,
        ct);

    private async ValueTask<VendorResponse> SendAsync(Connection connection, string path, string route, long? maxBytes, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Options.Set(RequestTraits.Route, route);
        if (maxBytes is { } bound)
            request.Options.Set(RequestTraits.MaxResponseBytes, bound);
        return await http.SendAsync(connection, request, ct);
    }
}
