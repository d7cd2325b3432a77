using System.Diagnostics;
using Connectors.Adapters;
using Connectors.Faults;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>One activity, one measurement and one log line for each request with all its attempts. Metrics carry no tenant: their tags come from
/// short fixed lists.</summary>
internal sealed class TelemetryHandler(Connection connection, ConnectionTroubles troubles, TimeProvider time, ILogger log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        using var activity = Telemetry.Activities.StartActivity(TelemetryNames.Request, ActivityKind.Client);
        var (status, fault) = (0, "Cancelled");
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            status = (int)response.StatusCode;
            fault = Note(WholeAnswer.FaultsOf(response).FirstOrDefault());
            return response;
        }
        catch (ConnectorException failure)
        {
            fault = Note(failure.Fault);
            throw;
        }
        finally
        {
            var elapsed = time.GetElapsedTime(begin);
            Tag(activity, request, status, fault);
            Telemetry.Duration.Record(
                elapsed.TotalSeconds, new(TelemetryNames.System, connection.Settings.System), new(TelemetryNames.Method, request.Method.Method),
                new(TelemetryNames.Route, request.Route()), new(TelemetryNames.Status, status), new(TelemetryNames.Fault, fault));
            log.RequestEnded(connection.ToString(), request.Method.Method, request.Route(), status, fault, (long)elapsed.TotalMilliseconds);
        }
    }

    private string Note(Fault? fault)
    {
        if (fault is null)
        {
            troubles.Passed(connection);
            return "none";
        }
        troubles.Failed(connection, fault, time.GetUtcNow());
        return fault.Kind.ToString();
    }

    private void Tag(Activity? activity, HttpRequestMessage request, int status, string fault)
    {
        if (activity is null)
            return;
        activity.SetTag(TelemetryNames.Tenant, connection.Tenant.Tenant.Id.Value);
        activity.SetTag(TelemetryNames.Connection, connection.Settings.Name);
        activity.SetTag(TelemetryNames.System, connection.Settings.System);
        activity.SetTag(TelemetryNames.Method, request.Method.Method);
        activity.SetTag(TelemetryNames.Route, request.Route());
        activity.SetTag(TelemetryNames.Host, request.RequestUri?.IdnHost);
        activity.SetTag(TelemetryNames.Status, status);
        activity.SetTag(TelemetryNames.Fault, fault);
        if (CallOrigin.Current is { } origin)
        {
            activity.SetTag(TelemetryNames.Flow, origin.Flow);
            activity.SetTag(TelemetryNames.Run, origin.CorrelationId);
        }
        if (fault != "none")
            activity.SetStatus(ActivityStatusCode.Error);
    }
}
