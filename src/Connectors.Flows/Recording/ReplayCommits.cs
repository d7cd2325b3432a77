using Connectors.State;

namespace Connectors.Flows;

/// <summary>Compares commits with those of a recording, and tells which the store refused. Not thread-safe.</summary>
internal sealed class ReplayCommits(Recording recording)
{
    private readonly ImmutableArray<TapedCommit> _recorded = [.. recording.Lines.Select(line => line.Commit).OfType<TapedCommit>()];
    private readonly List<ReplayDifference> _differences = [];
    private readonly OrderedHash _hash = new();
    private int _next;

    public string Hash => _hash.ToString();

    /// <summary>Takes a commit.</summary>
    /// <returns>How the store refused it; null when it did not.</returns>
    public TapedCommit? Next(IReadOnlyCollection<StateChange> changes)
    {
        var recorded = _next < _recorded.Length ? _recorded[_next] : null;
        _next++;
        var effects = changes.Select(StateKeys.Effect).ToArray();
        foreach (var effect in effects)
        {
            _hash.Add(effect);
        }

        _hash.Add(recorded?.Refused ?? "");
        var before = recorded?.Effects ?? [];
        var (missing, added) = (before.Except(effects, StringComparer.Ordinal).ToArray(), effects.Except(before, StringComparer.Ordinal).ToArray());
        var (lost, made) = (missing.Select(Place).ToHashSet(StringComparer.Ordinal), added.Select(Place).ToHashSet(StringComparer.Ordinal));
        _differences.AddRange(lost.Where(made.Contains).Select(place => Differ(place, "changed")));
        _differences.AddRange(lost.Where(place => !made.Contains(place)).Select(place => Differ(place, "missing")));
        _differences.AddRange(made.Where(place => !lost.Contains(place)).Select(place => Differ(place, "added")));
        if (missing.Length + added.Length == 0 && !before.SequenceEqual(effects, StringComparer.Ordinal))
        {
            _differences.Add(Differ("order of a commit", "changed"));
        }

        return recorded?.Refused is null ? null : recorded;
    }

    public IEnumerable<ReplayDifference> Differences() =>
        [.. _differences, .. _recorded.Skip(_next).SelectMany(left => left.Effects).Select(effect => Differ(Place(effect), "missing"))];

    private static ReplayDifference Differ(string place, string change) => new("state", place, "", change);

    private static string Place(string effect) => string.Join(' ', effect.Split(' ').Take(2));
}
