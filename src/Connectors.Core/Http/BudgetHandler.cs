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
        var response = await base.SendAsync(request, cancellationToken);
        lease.Report(rules.Read(response));
        var refusal = WholeAnswer.FaultsOf(response).FirstOrDefault(static fault => fault.Kind is FaultKind.RateLimited or FaultKind.QuotaExhausted);
        if (refusal is not null)
        {
            lease.Refuse(refusal);
            log.BudgetLowered(connection.ToString(), request.Route(), refusal.Kind, (long)(refusal.RetryAfter ?? TimeSpan.Zero).TotalSeconds);
        }
        return response;
    }

    private async ValueTask<BudgetLease> AcquireAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var (key, begin, outcome) = (connection.CredentialKey, time.GetTimestamp(), "cancelled");
        var waiting = ledger.AcquireAsync(key.Tenant, key.Connection, rules.For(request, connection), !request.IsRead(), ct);
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
