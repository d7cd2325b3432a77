namespace Connectors.Http;

/// <summary>Names in traces and metrics. Dashboards depend on them: a test keeps them as they are.</summary>
internal static class TelemetryNames
{
    public const string Source = "Connectors.Http";
    public const string Request = "vendor request";
    public const string Duration = "connectors.http.request.duration";
    public const string Tenant = "connectors.tenant";
    public const string Connection = "connectors.connection";
    public const string System = "connectors.system";
    public const string Method = "http.request.method";
    public const string Route = "http.route";
    public const string Host = "server.address";
    public const string Status = "http.response.status_code";
    public const string Fault = "connectors.fault";
}
