using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>What records cause, not committed yet.</summary>
/// <param name="Results">The records.</param>
/// <param name="IsCurrent">Whether they were asked for by id.</param>
/// <param name="Changes">What they cause.</param>
/// <param name="Counts">Of them alone.</param>
internal sealed record JudgedRecords(IReadOnlyCollection<ReadResult> Results, bool IsCurrent, ICollection<StateChange> Changes, FlowTally Counts);
