using System.Collections.Immutable;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>What came of a simulation.</summary>
/// <param name="Problems">What the other vendor should hold and does not, or holds and should not.</param>
/// <param name="Trace">Equal for equal runs.</param>
/// <param name="Processes">How many processes there were: all but two died.</param>
/// <param name="Late">Records that a frozen process wrote to late.</param>
internal sealed record SimResult(ImmutableArray<string> Problems, ulong Trace, int Processes, int Late);
