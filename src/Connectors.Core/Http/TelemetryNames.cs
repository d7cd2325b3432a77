namespace Connectors.Http;

/// <summary>Names in traces and metrics of vendor calls. Dashboards depend on them: a test keeps them as they are. The package's README has the whole
/// list with units and values.</summary>
public static class TelemetryNames
{
    /// <summary>Name of the activity source and of the meter: what a host adds to its telemetry.</summary>
    public const string Source = "Connectors.Http";

    /// <summary>Activity: a request with all its attempts and waits.</summary>
    public const string Request = "vendor request";

    /// <summary>Histogram, seconds: a request with all its attempts and waits.</summary>
    public const string Duration = "connectors.http.request.duration";

    /// <summary>Counter: attempts that were made again.</summary>
    public const string Retries = "connectors.http.retries";

    /// <summary>Histogram, seconds: waits for room in a budget, whether they were granted or not. Requests that need not wait are not in
    /// it.</summary>
    public const string BudgetWait = "connectors.http.budget.wait";

    /// <summary>Histogram, calls: how many a connection may have under way, recorded when that falls or rises because its vendor is slow, fails or
    /// is well again.</summary>
    public const string ConcurrencyLimit = "connectors.http.concurrency.limit";

    /// <summary>Counter: breakers that opened or closed.</summary>
    public const string BreakerChanges = "connectors.http.breaker.changes";

    /// <summary>Tag: the tenant. In metrics only where the host asks for it.</summary>
    public const string Tenant = "connectors.tenant";

    /// <summary>Tag of activities: name of the connection.</summary>
    public const string Connection = "connectors.connection";

    /// <summary>Tag: the vendor.</summary>
    public const string System = "connectors.system";

    /// <summary>Tag: the flow for which a call is made; <c>none</c> outside flows.</summary>
    public const string Flow = "connectors.flow";

    /// <summary>Tag of activities: id of the run for which a call is made.</summary>
    public const string Run = "connectors.run";

    /// <summary>Tag: HTTP method.</summary>
    public const string Method = "http.request.method";

    /// <summary>Tag: the vendor's route template, never the path with its ids.</summary>
    public const string Route = "http.route";

    /// <summary>Tag of activities: the vendor's host.</summary>
    public const string Host = "server.address";

    /// <summary>Tag: status of the last answer; 0 when there was none.</summary>
    public const string Status = "http.response.status_code";

    /// <summary>Tag: kind of the fault, <c>none</c> for a success.</summary>
    public const string Fault = "connectors.fault";

    /// <summary>Tag: how it ended.</summary>
    public const string Outcome = "connectors.outcome";
}
