using System.Collections.Immutable;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary>What a check found.</summary>
/// <param name="Faults">Every mistake once, in the order of the files.</param>
/// <param name="Notes">What could not be checked, and why.</param>
internal sealed record CheckReport(ImmutableArray<Fault> Faults, ImmutableArray<string> Notes);
