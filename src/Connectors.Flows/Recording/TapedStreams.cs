namespace Connectors.Flows;

/// <summary>What was asked for again and again, each in the order in which it came: an execution is sequential in its logic.</summary>
/// <param name="Clock">Readings of the clock, ticks since the reading before; the first since the begin.</param>
/// <param name="Stamps">Readings of the stop watch, ticks since the reading before; the first since the begin.</param>
/// <param name="Ids">Ids.</param>
/// <param name="Jitter">Random numbers.</param>
internal sealed record TapedStreams(ImmutableArray<long> Clock, ImmutableArray<long> Stamps, ImmutableArray<Guid> Ids, ImmutableArray<double> Jitter);
