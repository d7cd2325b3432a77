using Connectors.State;

namespace Connectors.Crash.Tests.Lanes;

/// <summary>Compares the effects that the store holds with what was put in.</summary>
internal static class LaneEffects
{
    public static async Task<(int Lost, int Doubled, int OutOfOrder)> CountAsync(IStateStore store, int round, IReadOnlyCollection<LaneMessage> messages)
    {
        var seen = new Dictionary<LaneMessage, int>();
        var fences = new Dictionary<string, List<(int Number, long Fence, int Turn)>>(StringComparer.Ordinal);
        foreach (var tenant in messages.Select(message => message.Tenant).Distinct())
        {
            await foreach (var key in KeysAsync(store, new(new(tenant), $"effect/{round}") { Take = 1_000 }))
            {
                // lane/0/k1/number/fence/owner/turn
                var parts = key.Split('/');
                var message = new LaneMessage(tenant, $"{parts[0]}/{parts[1]}", parts[2], int.Parse(parts[3]));
                seen[message] = seen.GetValueOrDefault(message) + 1;
                if (!fences.TryGetValue(message.Record, out var list))
                {
                    fences[message.Record] = list = [];
                }

                list.Add((message.Number, long.Parse(parts[4]), int.Parse(parts[6])));
            }
        }

        // Commits of one lease go in its worker's order, and all of a lease before those of the next.
        var breaks = fences.Values.Sum(list =>
        {
            var numbers = list.OrderBy(effect => effect.Fence).ThenBy(effect => effect.Turn).Select(effect => effect.Number).ToList();
            return numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second < pair.First);
        });
        return (messages.Count(message => !seen.ContainsKey(message)), seen.Values.Sum(count => count - 1) + seen.Keys.Except(messages).Count(), breaks);
    }

    private static async IAsyncEnumerable<string> KeysAsync(IStateStore store, StateQuery query)
    {
        for (var after = (string?)null; ;)
        {
            var before = after;
            await foreach (var entry in store.QueryAsync(query with { After = after }))
            {
                after = entry.Key.Key;
                yield return after;
            }

            if (after == before)
            {
                yield break;
            }
        }
    }
}
