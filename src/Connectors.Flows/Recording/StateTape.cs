using System.Runtime.InteropServices;
using System.Text;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Keeps what readings tell that was not known from before. What the execution itself committed is known, so it is not kept twice.
/// Thread-safe.</summary>
internal sealed class StateTape(RunTape tape)
{
    private readonly Lock _gate = new();
    private readonly KnownState _model = new();
    private readonly Dictionary<StateKey, int> _readings = [];
    private readonly Dictionary<string, int> _queries = new(StringComparer.Ordinal);
    private readonly HashSet<StateKey> _known = [];
    private readonly OrderedHash _effects = new();

    /// <summary>Hash over all that was committed.</summary>
    public string Hash => _effects.ToString();

    public void Found(IReadOnlyCollection<StateKey> keys, IReadOnlyList<StateEntry> found)
    {
        lock (_gate)
        {
            var entries = found.ToDictionary(entry => entry.Key);
            var facts = ImmutableArray.CreateBuilder<TapedFact>();
            var absent = new List<ulong>();
            foreach (var key in keys.Distinct())
            {
                var nth = ++CollectionsMarshal.GetValueRefOrAddDefault(_readings, key, out _);
                var entry = entries.GetValueOrDefault(key);
                var isNew = _known.Add(key);
                if (entry is null && isNew)
                {
                    absent.Add(StateKeys.Short(key));
                }
                else if (isNew || !KnownState.SaysTheSame(entry, _model.Find(key.Set, key.Key)))
                {
                    facts.Add(Fact(key, nth, entry));
                    Learn(key, entry);
                }
            }

            if (facts.Count + absent.Count > 0)
            {
                tape.Add(new() { Read = new(null, 0, facts.ToImmutable(), Bytes(absent)) });
            }
        }
    }

    public void Queried(StateQuery query, IReadOnlyList<StateEntry> found)
    {
        lock (_gate)
        {
            var name = StateKeys.Of(query);
            var nth = ++CollectionsMarshal.GetValueRefOrAddDefault(_queries, name, out _);
            var facts = ImmutableArray.CreateBuilder<TapedFact>();
            foreach (var entry in found.Where(entry => !KnownState.SaysTheSame(entry, _model.Find(entry.Key.Set, entry.Key.Key))))
            {
                facts.Add(Fact(entry.Key, 0, entry));
                Learn(entry.Key, entry);
            }

            // What others changed meanwhile so that it is no answer any more.
            var keys = found.Select(entry => entry.Key).ToHashSet();
            foreach (var gone in _model.Query(query).Where(entry => !keys.Contains(entry.Key)).ToArray())
            {
                facts.Add(Fact(gone.Key, 0, null));
                Learn(gone.Key, null);
            }

            tape.Add(new() { Read = new(name, nth, facts.ToImmutable(), null) });
        }
    }

    public void Committed(IReadOnlyCollection<StateChange> changes, TapedCommit? refused)
    {
        var effects = changes.Select(StateKeys.Effect).ToImmutableArray();
        lock (_gate)
        {
            foreach (var effect in effects)
            {
                _effects.Add(effect);
            }

            _effects.Add(refused?.Refused ?? "");
            tape.Add(new() { Commit = (refused ?? new([], null, null, null, null)) with { Effects = effects } });
            if (refused is not null)
            {
                return;
            }

            foreach (var change in changes)
            {
                _model.Apply(change);
                _known.Add(change.Key);
            }
        }
    }

    private void Learn(StateKey key, StateEntry? entry)
    {
        _known.Add(key);
        if (entry is null)
        {
            _model.Remove(key.Set, key.Key);
        }
        else
        {
            _model.Store(entry);
        }
    }

    private static TapedFact Fact(StateKey key, int nth, StateEntry? entry) => new(
        key.Set, key.Key, nth, entry is null ? null : Encoding.UTF8.GetString(entry.Json.Span), entry?.DueAt,
        entry is null || entry.IndexKeys.IsEmpty ? null : entry.IndexKeys);

    private static byte[]? Bytes(List<ulong> hashes) =>
        hashes.Count == 0 ? null : MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(hashes)).ToArray();
}
