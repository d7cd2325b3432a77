namespace Connectors.Limits;

/// <summary>How long requests of each kind usually take at one connection: a mean that follows within <see cref="Memory"/>, so that what is slow by
/// nature, or has become so for good, is not slow for long. Not thread-safe.</summary>
internal sealed class UsualDurations
{
    private const int MaxKinds = 256;
    private const int First = 10;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, (TimeSpan Mean, int Count, TimeSpan At)> _kinds = [];

    /// <summary>What was usual until now; the duration itself for the first of its kind.</summary>
    /// <remarks>The first ten count alike; from then on a duration counts by the time since the one before it, and for a tenth at most: an answer
    /// after a pause must not be all that is known.</remarks>
    public TimeSpan Learn(TimeSpan now, string kind, TimeSpan took)
    {
        if (!_kinds.TryGetValue(kind, out var usual))
        {
            if (_kinds.Count >= MaxKinds)
                _kinds.Clear();
            usual = (took, 0, now);
        }
        var weight = usual.Count < First ? 1.0 / (usual.Count + 1) : Math.Min((now - usual.At) / Memory, 1.0 / First);
        _kinds[kind] = (usual.Mean + ((took - usual.Mean) * weight), Math.Min(First, usual.Count + 1), now);
        return usual.Mean;
    }
}
