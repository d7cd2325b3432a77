using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Adapters;

/// <summary>Checks a webhook and turns it into hints.</summary>
public interface IWebhookDecoder
{
    /// <summary>The hints, or why the delivery is refused.</summary>
    Outcome<ImmutableArray<VendorChange>> Decode(Connection connection, WebhookDelivery delivery);
}
