namespace Connectors.Benchmarks;

/// <summary>What a message left.</summary>
/// <param name="Key">The record that it is about.</param>
/// <param name="Number">Its number among the messages of its tenant.</param>
/// <param name="Fence">Of the lease under which it was done: later leases of a lane have greater ones.</param>
/// <param name="Place">Its place in that lease.</param>
internal sealed record LaneEffect(string Key, int Number, long Fence, int Place);
