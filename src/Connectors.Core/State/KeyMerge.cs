using Connectors.Contracts;

namespace Connectors.State;

/// <summary>What it takes to make one key of a vendor stand for another.</summary>
/// <param name="Changes">The changes; empty when it is known already.</param>
/// <param name="Doubles">Records at other connections that stood for the merged one, where the remaining one has its own there: what refers to the
/// first goes to the second from then on, and nothing is done to either.</param>
public sealed record KeyMerge(ImmutableArray<StateChange> Changes, ImmutableArray<KeyDouble> Doubles)
{
    /// <summary>Nothing is to be done.</summary>
    public static readonly KeyMerge None = new([], []);
}
