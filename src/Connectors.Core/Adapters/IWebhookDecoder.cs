using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Adapters;

/// <summary>Checks a webhook and turns it into hints. Safe for parallel use.</summary>
public interface IWebhookDecoder
{
    /// <summary>For how long the vendor may send the same delivery again.</summary>
    /// <value>3 days.</value>
    TimeSpan RetryWindow => TimeSpan.FromDays(3);

    /// <summary>The hints, or why the delivery is refused. No hint for an event that concerns nothing of ours.</summary>
    /// <param name="connection">Whose webhook: the address that it came to says so.</param>
    /// <param name="delivery">What arrived.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="ConnectorException">The secret that the delivery is checked with cannot be had.</exception>
    /// <remarks>It waits for the credential provider and for nothing else: no vendor is called.</remarks>
    ValueTask<Outcome<ImmutableArray<VendorChange>>> DecodeAsync(
        Connection connection, WebhookDelivery delivery, CancellationToken ct = default);
}
