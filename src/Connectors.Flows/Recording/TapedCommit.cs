using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>A commit. What it changed is told by hashes: replaying makes it again.</summary>
/// <param name="Effects">Each change: what, where, hash of its content.</param>
/// <param name="Refused">Why nothing was done: <c>conflict</c>, <c>lease</c> or <c>fault</c>; null when it was.</param>
/// <param name="Fault">The store's fault.</param>
/// <param name="Set">Set of the entry that was not as expected.</param>
/// <param name="Key">Its key.</param>
internal sealed record TapedCommit(ImmutableArray<string> Effects, string? Refused, Fault? Fault, string? Set, string? Key);
