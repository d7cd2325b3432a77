using System.Text;
using Connectors.State;

namespace Connectors.Crash.Tests.Lanes;

/// <summary>Makes messages, numbered on in each key, and puts them in.</summary>
internal sealed class LaneLoad
{
    private const int Commit = 500;
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    /// <summary>Spread over tenants, their lanes and the keys in these.</summary>
    public List<LaneMessage> Spread(int messages, int tenants, int lanes, int keys) =>
        [.. Enumerable.Range(0, messages).Select(number => Next($"t{number % tenants}", $"lane/{number / tenants % lanes}", $"k{number / tenants / lanes % keys}"))];

    public LaneMessage Next(string tenant, string lane, string key)
    {
        var number = _last[$"{tenant}/{lane}/{key}"] = _last.GetValueOrDefault($"{tenant}/{lane}/{key}") + 1;
        return new(tenant, lane, key, number);
    }

    public static async Task PutAsync(IStateStore store, int round, IReadOnlyList<LaneMessage> messages)
    {
        foreach (var some in messages.Chunk(Commit))
        {
            await store.CommitAsync([.. some.Select(message => new StateChange.Enqueue(
                new(new(new(message.Tenant), message.Lane), message.Key, "message", Encoding.UTF8.GetBytes($"{round}/{message.Number}"))))]);
        }
    }
}
