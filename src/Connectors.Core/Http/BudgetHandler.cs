using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Limits;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>Lets a request through when all its buckets have room, and tells the ledger what the vendor answered about them.</summary>
internal sealed class BudgetHandler(
    Connection connection, IBudgetRules rules, BudgetLedger ledger, TenantTags tenants, TimeProvider time, ILogger log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await AcquireAsync(request, cancellationToken);
        var response = await SendAsync(lease, request, cancellationToken);
        lease.Report(rules.Read(response));
        var refusal = WholeAnswer.FaultsOf(response).FirstOrDefault(static fault => fault.Kind is FaultKind.RateLimited or FaultKind.QuotaExhausted);
        if (refusal is not null)
        {
            lease.Refuse(refusal);
            log.BudgetLowered(connection.ToString(), request.Route(), refusal.Kind, (long)(refusal.RetryAfter ?? TimeSpan.Zero).TotalSeconds);
        }
        return response;
    }

    private async Task<HttpResponseMessage> SendAsync(BudgetLease lease, HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            var response = await base.SendAsync(request, ct);
            var faults = WholeAnswer.FaultsOf(response);
            // Refusals for the number of requests are made before the work: quick, and no sign of how the vendor is.
            if (!faults.Any(static fault => fault.Kind is FaultKind.RateLimited or FaultKind.QuotaExhausted))
                lease.Judge(faults.Any(BreakerHandler.IsVendorTrouble), Tell);
            return response;
        }
        catch (ConnectorException failure) when (BreakerHandler.IsVendorTrouble(failure.Fault))
        {
            lease.Judge(failed: true, Tell);
            throw;
        }
    }

    private void Tell(AdaptiveChange change)
    {
        Telemetry.Adapted(connection, tenants, change);
        if (change.IsFirst || change.Turn == AdaptiveChange.Lifted)
            log.ConcurrencyAdapted(connection.ToString(), change.Turn, change.Limit);
        else
            log.ConcurrencyMoved(connection.ToString(), change.Turn, change.Limit);
    }

    private async ValueTask<BudgetLease> AcquireAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var (key, begin, outcome) = (connection.CredentialKey, time.GetTimestamp(), "cancelled");
        var asked = new BudgetRequest(rules.For(request, connection), !request.IsRead())
        {
            Kind = $"{request.Method} {request.Route()}",
            IsUrgent = CallOrigin.Current?.IsUrgent ?? false,
        };
        var waiting = ledger.AcquireAsync(key.Tenant, key.Connection, asked, ct);
        if (waiting.IsCompletedSuccessfully)
            return await waiting;
        try
        {
            var lease = await waiting;
            outcome = "granted";
            return lease;
        }
        catch (ConnectorException refused)
        {
            outcome = refused.Fault.Kind == FaultKind.QuotaExhausted ? "exhausted" : "limited";
            throw;
        }
        finally
        {
            Telemetry.Waited(connection, tenants, time.GetElapsedTime(begin), outcome);
        }
    }
}
