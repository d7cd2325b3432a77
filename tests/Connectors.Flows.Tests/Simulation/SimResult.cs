using System.Collections.Immutable;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>What came of a simulation.</summary>
/// <param name="Problems">What the other vendor should hold and does not, or holds and should not.</param>
/// <param name="Trace">Equal for equal runs.</param>
/// <param name="Processes">How many processes there were: all but two died.</param>
/// <param name="Late">Records that a process which stood still while it sent wrote an older content to, after a newer one.</param>
/// <param name="Told">Records that such a process made a second time, and that a dead letter tells of.</param>
/// <param name="Untold">Writes of such processes that ended before they could tell anybody.</param>
internal sealed record SimResult(ImmutableArray<string> Problems, ulong Trace, int Processes, int Late, int Told, int Untold);
