using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Limits;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>Lets a request through when all its buckets have room, and tells the ledger what the vendor answered about them.</summary>
internal sealed class BudgetHandler(Connection connection, IBudgetRules rules, BudgetLedger ledger, ILogger log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = connection.CredentialKey;
        using var lease = await ledger.AcquireAsync(key.Tenant, key.Connection, rules.For(request, connection), !request.IsRead(), cancellationToken);
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
}
