using Connectors.Adapters;
using Connectors.Limits;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Connectors.Http;

/// <summary>Makes the handler chains. The order of the handlers stands here and nowhere else.</summary>
internal sealed class VendorPipeline
{
    private readonly HttpPipelineOptions _options;
    private readonly TimeProvider _time;
    private readonly Redactor _redactor;
    private readonly BudgetLedger _ledger;
    private readonly TenantCache<Breaker> _breakers;
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;
    private readonly HttpMessageHandler _sockets;
    private readonly ILogger _log;
    private readonly TenantTags _tenants;
    private readonly ConnectionTroubles _troubles;

    public VendorPipeline(
        HttpPipelineOptions options, Redactor redactor, TimeProvider time, ILoggerFactory logs, Func<double> random, HttpMessageHandler sockets,
        TenantTags? tenants = null, ConnectionTroubles? troubles = null, IStateStore? budgets = null)
    {
        (_tenants, _troubles) = (tenants ?? TenantTags.Off, troubles ?? new());
        (_options, _redactor, _time, _sockets, _log) = (options, redactor, time, sockets, logs.CreateLogger(TelemetryNames.Source));
        _ledger = new(options.Budgets, time, options.MaxConnections, budgets is null ? null : new(budgets, time, LogStore));
        _breakers = new(options.MaxConnections);
        _retries = Retries.Build(options, time, random, LogRetry);
    }

    public VendorClients ClientsFor(Connection connection, AdapterParts parts) =>
        new(connection, parts, ClientOf(connection, Calls(connection, parts)), ClientOf(connection, Tokens(connection)));

    private HttpMessageHandler Calls(Connection to, AdapterParts parts) =>
        Chain(
        Telemetry(to), Retry(to), Tape(to, parts), Breaker(to), Budget(to, parts), Authentication(to, parts), Recorder(to), Socket(parts.Faults));

    private HttpMessageHandler Tokens(Connection to) => Chain(Telemetry(to), Retry(to), Recorder(to), Socket(OAuthFaults.Instance));

    private TelemetryHandler Telemetry(Connection connection) => new(connection, _troubles, _time, _log);

    private RetryHandler Retry(Connection connection) => new(connection.Settings.System, _retries);

    private TapeHandler Tape(Connection connection, AdapterParts parts) => new(connection, new(parts.Faults, _redactor, _time), new(_redactor));

    private BreakerHandler Breaker(Connection connection) =>
        new(connection, _breakers.GetOrAdd(KeyOf(connection), _ => new(_options.BreakerFaults, _options.BreakerPause, _time)), _log);

    private BudgetHandler Budget(Connection connection, AdapterParts parts) => new(connection, parts.Budgets, _ledger, _tenants, _time, _log);

    private static AuthenticationHandler Authentication(Connection connection, AdapterParts parts) => new(connection, parts.Authenticator);

    private RecorderHandler Recorder(Connection connection) => new(connection, _redactor, _time, _log);

    private SocketHandler Socket(IFaultReader faults) => new(_options, new(faults, _redactor, _time), _time, _sockets);

    public static TenantKey KeyOf(Connection connection) => new(connection.Tenant.Tenant.Id, connection.Settings.Name);

    private static HttpMessageHandler Chain(params ReadOnlySpan<DelegatingHandler> handlers)
    {
        for (var i = handlers.Length - 2; i >= 0; i--)
            handlers[i].InnerHandler = handlers[i + 1];
        return handlers[0];
    }

    /// <summary>A client whose waits are bounded by the handlers, not by the client. The sockets are shared: it disposes nothing.</summary>
    private static HttpClient ClientOf(Connection connection, HttpMessageHandler first) =>
        new(first, disposeHandler: false) { BaseAddress = connection.Address, Timeout = Timeout.InfiniteTimeSpan };

    private void LogStore(string? failure)
    {
        if (failure is null)
            _log.BudgetsReached();
        else
            _log.BudgetsAway(failure);
    }

    private ValueTask LogRetry(OnRetryArguments<HttpResponseMessage> attempt)
    {
        var request = attempt.Context.Properties.GetValue(Retries.Request, null!);
        var fault = Retries.FaultIn(attempt.Outcome)!.Kind;
        Http.Telemetry.Retried(attempt.Context.Properties.GetValue(Retries.System, ""), fault);
        _log.Retrying(request.Method.Method, request.Route(), attempt.AttemptNumber + 2, (long)attempt.RetryDelay.TotalMilliseconds, fault);
        return ValueTask.CompletedTask;
    }
}
