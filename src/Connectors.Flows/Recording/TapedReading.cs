namespace Connectors.Flows;

/// <summary>What a reading of state told that was not known from before.</summary>
/// <param name="Query">The query; null for a look-up by keys.</param>
/// <param name="Nth">Which reading of this query, from 1.</param>
/// <param name="Facts">Entries; those of a query have no number of their own.</param>
/// <param name="Absent">First eight bytes of the hash of each key that was looked up and is not there.</param>
internal sealed record TapedReading(string? Query, int Nth, ImmutableArray<TapedFact> Facts, byte[]? Absent);
