using Connectors.Faults;
using Connectors.Flows;

namespace QuickStart;

/// <summary>What happened for one tenant, over all flows.</summary>
internal sealed record TenantSummary(string Tenant, IReadOnlyList<FlowReport> Flows, IReadOnlyList<DeadLetter> DeadLetters, string? Explain)
{
    public int Read => Flows.Sum(flow => flow.Read);

    public int Written => Flows.Sum(flow => flow.Written);

    public int Skipped => Flows.Sum(SkippedOf);

    public int Refused => Flows.Sum(flow => flow.Refused + flow.Parked);

    public int Waiting => Flows.Sum(flow => flow.Waiting);

    public IEnumerable<Fault> Faults => Flows.SelectMany(flow => flow.Faults);

    /// <summary>What a flow had nothing to do for, of records that were read and of writes.</summary>
    public static int SkippedOf(FlowReport flow) =>
        flow.Unchanged + flow.Ignored + flow.Deleted + flow.Stale + flow.Echoes + flow.Duplicates + flow.WritesSkipped;
}
