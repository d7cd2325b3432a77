using Connectors.State;

namespace Connectors.Flows;

/// <summary>How a lane stood.</summary>
/// <param name="Lane">Name of the lane; empty for all together.</param>
/// <param name="Reading">How it stood.</param>
internal sealed record TapedDepth(string Lane, LaneReading Reading);
