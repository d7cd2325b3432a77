using System.Collections.Immutable;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Where the fields of one record came from.</summary>
/// <param name="System">What was read: the vendor, or <c>canonical</c> for a derived record.</param>
/// <param name="Record">Address of the record there.</param>
/// <param name="Mapping">The mapping.</param>
/// <param name="Fields">The fields that were asked for.</param>
/// <param name="Refusals">Why the record as a whole is refused; empty when it is mapped.</param>
internal sealed record ExplainReport(
    string System, string Record, CompiledMapping Mapping, ImmutableArray<MappingExplanation> Fields, ImmutableArray<Fault> Refusals);
