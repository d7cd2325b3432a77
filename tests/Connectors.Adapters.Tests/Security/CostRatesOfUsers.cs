using System.Runtime.CompilerServices;
using Connectors.Mapping;

namespace Connectors.Adapters.Tests.Security;

/// <summary>What a partner must say before people of Kantata have cost rates: the currency.</summary>
internal sealed class CostRatesOfUsers : IMappingSource
{
    private static readonly byte[] Overlay = """
        { "overlay": "kantata.users", "base": "1.x", "layer": "partner",
          "fields": { "costRates[0].amount": {
            "money": { "read": "membership.cost_rate_in_cents", "write": "cost_rate_in_cents" }, "currency": { "constant": "EUR" }, "minor": 100 } } }
        """u8.ToArray();

    public async IAsyncEnumerable<MappingText> OverlaysAsync(string tenantPath, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await ValueTask.CompletedTask;
        yield return new("kantata.users.overlay.json", Overlay);
    }
}
