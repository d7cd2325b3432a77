namespace Connectors.Flows;

/// <summary>What an entry turned out to be when it was read for the n-th time. Told only when it was not known from before.</summary>
/// <param name="Set">Set of the entry.</param>
/// <param name="Key">Its key.</param>
/// <param name="Nth">Which reading of this key, from 1.</param>
/// <param name="Json">Its text; null when there was no entry.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Index">Its index keys.</param>
internal sealed record TapedFact(string Set, string Key, int Nth, string? Json, DateTimeOffset? Due, ImmutableArray<string>? Index);
