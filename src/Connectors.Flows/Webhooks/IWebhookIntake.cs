using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Takes deliveries of vendors in: checked, stored, and only then accepted. What they cause is done later by workers, so that the answer is
/// as fast as one commit. Safe for parallel use.</summary>
/// <remarks>An event is a hint, never data: the record that it names is read again. What a vendor does not deliver is found by the poll of the
/// binding.</remarks>
public interface IWebhookIntake
{
    /// <summary>Takes a delivery in. When it returns, the delivery is stored or refused: answer the vendor then.</summary>
    /// <param name="tenant">Whose, as the address says that it came to.</param>
    /// <param name="connection">Name of the tenant's connection, as the address says.</param>
    /// <param name="vendorObject">The vendor's resource whose webhook it is; null when one address is for all of them.</param>
    /// <param name="delivery">What arrived.</param>
    /// <param name="ct">Ends the work; the vendor will deliver again.</param>
    /// <returns>What was stored, or why the delivery is refused: then nothing is stored.</returns>
    /// <exception cref="ConnectorException">The store or the credential provider failed: answer that it should be delivered again.</exception>
    ValueTask<Outcome<WebhookReceipt>> AcceptAsync(
        TenantId tenant, string connection, string? vendorObject, WebhookDelivery delivery, CancellationToken ct = default);
}
