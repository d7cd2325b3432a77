using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>Flows that feed each other for ever: a step writes what starts another flow, whose step writes what starts the first.</summary>
/// <remarks>Where every step on the way passes the record itself on, or leaves out what is linked, the way back meets the record that it began with
/// and our own write is known again as an echo. A derivation makes another record, which has no way back.</remarks>
internal static class LoopCheck
{
    public static IEnumerable<Fault> Find(ImmutableArray<FlowDefinition> flows)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flow in flows)
        {
            for (var index = 0; index < flow.Steps.Length; index++)
            {
                var step = flow.Steps[index];
                if (step.Derive is null || step.UnlessLinked || Way(flows, step, flow) is not { } way)
                {
                    continue;
                }

                // A ring is told once, at the first of its steps that derives.
                if (told.Add(string.Join('|', way.Select(passed => passed.Name).Order(StringComparer.Ordinal))))
                {
                    yield return new(
                        FaultKind.Mapping,
                        $"The flows start each other without an end: {string.Join(" -> ", way.Append(flow).Select(passed => $"'{passed.Name}'"))}. "
                            + $"The step '{step.Id}' makes another {step.Entity} each time: pass the record itself on (\"record\"), "
                            + "add \"unlessLinked\": true, or write to another role.")
                    {
                        File = flow.File, Path = $"/steps/{index}", Rule = "cycle",
                    };
                }
            }
        }
    }

    /// <summary>The flows from one whose step is given back to itself; null when there is no way.</summary>
    private static ImmutableArray<FlowDefinition>? Way(ImmutableArray<FlowDefinition> flows, FlowStep first, FlowDefinition home)
    {
        var (open, seen) = (new Queue<(FlowStep Step, ImmutableArray<FlowDefinition> Way)>([(first, [home])]),
            new HashSet<string>(StringComparer.Ordinal));
        while (open.TryDequeue(out var at))
        {
            foreach (var next in flows.Where(flow => flow.Trigger.Entity == at.Step.Entity && flow.Trigger.Role == at.Step.Role))
            {
                if (next.Name == home.Name)
                {
                    return at.Way;
                }

                if (!seen.Add(next.Name))
                {
                    continue;
                }

                foreach (var step in next.Steps.Where(step => !step.UnlessLinked))
                {
                    open.Enqueue((step, at.Way.Add(next)));
                }
            }
        }

        return null;
    }
}
