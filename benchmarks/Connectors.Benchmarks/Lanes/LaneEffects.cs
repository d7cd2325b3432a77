using System.Text.Json;
using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>Looks at what messages left.</summary>
internal static class LaneEffects
{
    public const string Set = "effect";

    /// <exception cref="DifferenceException">A message was lost, doubled or done before an earlier one of its record.</exception>
    public static async Task CheckAsync(string name, LaneLoad load, OpenStore store, int done)
    {
        var depth = (await store.Lanes.MeasureAsync()).Depth;
        if (depth != 0 || done != load.Messages)
            throw new DifferenceException($"{name}: {done} messages were done and {depth} are left of {load.Messages}.");
        for (var tenant = 0; tenant < load.Tenants; tenant++)
        {
            var query = new StateQuery(LaneLoad.Tenant(tenant), Set) { Take = load.Messages };
            var effects = new List<LaneEffect>();
            await foreach (var entry in store.State.QueryAsync(query))
                effects.Add(JsonSerializer.Deserialize<LaneEffect>(entry.Json.Span)!);
            if (effects.Count != load.MessagesOf(tenant))
                throw new DifferenceException($"{name}: {effects.Count} effects of {query.Tenant}, {load.MessagesOf(tenant)} messages.");
            var inOrder = effects.OrderBy(effect => effect.Fence).ThenBy(effect => effect.Place).GroupBy(effect => effect.Key);
            if (inOrder.Any(record => !record.Select(effect => effect.Number).SequenceEqual(record.Select(effect => effect.Number).Order())))
                throw new DifferenceException($"{name}: messages of {query.Tenant} were done out of order.");
        }
    }
}
