namespace Connectors.Limits;

/// <summary>The stored refusals of a connection, the last of each bucket. Immutable.</summary>
/// <param name="At">When this was written, by the shared clock.</param>
/// <param name="Buckets">By name of the bucket.</param>
internal sealed record RefusalBoard(DateTimeOffset At, ImmutableDictionary<string, SharedRefusal> Buckets)
{
    public static readonly RefusalBoard Empty = new(DateTimeOffset.MinValue, ImmutableDictionary<string, SharedRefusal>.Empty);
}
