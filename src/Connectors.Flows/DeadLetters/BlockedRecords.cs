using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>What a run that stands still keeps back.</summary>
internal static class BlockedRecords
{
    /// <summary>The records that started the run, and those that its open steps would have made of them.</summary>
    public static Blocked Of(FlowDefinition flow, RunRecord run, ImmutableArray<CanonicalRecord> sources)
    {
        var sum = new BlockedSum();
        foreach (var source in sources)
        {
            sum.Add(source);
        }

        var open = Open(flow, run).Where(step => step.Record != "@self").Select(step => (step.Entity, What: step.Record ?? step.Derive)).Distinct();
        foreach (var (entity, _) in open)
        {
            sum.Count(entity, 1);
        }

        return sum.ToBlocked();
    }

    /// <summary>Keys of the records that open steps would have brought over, as far as the record of the run names them itself.</summary>
    public static ImmutableArray<VendorReference> Brings(FlowDefinition flow, RunRecord run, CanonicalRecord source)
    {
        var paths = Open(flow, run).Select(step => $"/{step.Record}").ToHashSet(StringComparer.Ordinal);
        return [.. source.References.Where(reference => paths.Contains(reference.Path)).Select(reference => reference.Key).Distinct()];
    }

    private static IEnumerable<FlowStep> Open(FlowDefinition flow, RunRecord run) =>
        flow.Steps.Where(step =>
        !run.DoneSteps.Contains(step.Id, StringComparer.Ordinal) && !run.SkippedSteps.Contains(step.Id, StringComparer.Ordinal));
}
