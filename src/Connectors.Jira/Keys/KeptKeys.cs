using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.Jira;

/// <summary>Keys that this process wrote a moment ago. Search sees them late; this memory closes the gap for as long as the process lives.</summary>
internal sealed class KeptKeys(TimeProvider time, IOptions<JiraOptions> options) : ILivesWithProcess
{
    private const int MaxKeys = 2_000;

    private readonly ConnectionMemory<ImmutableDictionary<ExternalKey, KeptKey>> _keys = new();

    /// <summary>Keeps what a create has made.</summary>
    public void Keep(Connection connection, ExternalKey key, string id) => Put(connection, key, new(id, time.GetUtcNow()));

    /// <summary>Keeps that a create may have made something.</summary>
    public void KeepDoubt(Connection connection, ExternalKey key) => Put(connection, key, new(null, time.GetUtcNow()));

    /// <summary>The record that was made; null when this process knows of none.</summary>
    public string? Find(Connection connection, ExternalKey key) => Known(connection, key)?.Id;

    /// <summary>Stops a create that may be the second one: search would not show the first yet.</summary>
    /// <exception cref="ConnectorException"><c>Transient</c>: nothing was sent, come again when search has caught up.</exception>
    public void EnsureSettled(Connection connection, ExternalKey key)
    {
        var lag = TimeSpan.FromSeconds(options.Value.IndexLagSeconds);
        if (Known(connection, key) is { Id: null } doubt && doubt.At + lag - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            throw new ConnectorException(new(
                FaultKind.Transient,
                $"An earlier create with this key has no known outcome, and Jira's search may not show it yet. "
                + $"Nothing was sent; wait {wait.TotalSeconds:0} s.")
            { Rule = "index-lag", RetryAfter = wait });
        }
    }

    private KeptKey? Known(Connection connection, ExternalKey key) =>
        _keys.TryRecall(connection, out var keys) && keys.TryGetValue(key, out var known) ? known : null;

    private void Put(Connection connection, ExternalKey key, KeptKey kept) => _keys.Change(
        connection,
        ImmutableDictionary<ExternalKey, KeptKey>.Empty,
        keys => (keys.Count < MaxKeys ? keys : Younger(keys)).SetItem(key, kept));

    private static ImmutableDictionary<ExternalKey, KeptKey> Younger(ImmutableDictionary<ExternalKey, KeptKey> keys) =>
        keys.OrderByDescending(pair => pair.Value.At).Take(MaxKeys / 2).ToImmutableDictionary();
}
