using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Flows;

/// <summary>Which versions a run goes by: its flow's is kept, those of mappings are told.</summary>
internal static class RunVersions
{
    /// <summary>The run's stop when its version of the flow is not here any more: it goes on when the version is back.</summary>
    public static StepStop Gone(FlowShelf shelf, FlowScope scope, RunRecord run)
    {
        var here = string.Join(", ", shelf.Flows.Versions(run.Flow).Select(flow => flow.Version));
        return Waits(
            scope,
            [
                new(FaultKind.Configuration,
                    $"The run began with version {run.FlowVersion} of the flow '{run.Flow}', which is not here any more. Here: {here}. "
                        + "Add that version beside them with AddFlow until its runs are done, or abandon the run.")
                {
                    Rule = "version",
                },
            ]);
    }

    /// <summary>The run's stop when it cannot go on by the versions that it began with.</summary>
    public static StepStop Waits(FlowScope scope, ImmutableArray<Fault> faults) =>
        new(scope.Flow.Steps[0], new StepEnd.Incomplete(faults) { Owner = FlowStep.Operations });

    /// <summary>All mappings that make bodies for a flow, also those of its undos: each once, as far as they are there.</summary>
    public static ImmutableArray<CompiledMapping> All(FlowScope scope)
    {
        var catalog = scope.Tenant.Mappings;
        var derivations = scope.Flow.Steps.SelectMany(step => new[] { step.Derive, step.Undo?.Derive })
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        var written = scope.Flow.Steps.Select(step => catalog.TryOutbound(step.Entity, scope.InRole(step.Role).Settings.System, out var outbound)
            ? outbound : null);
        return
        [
            .. catalog.All.Where(mapping => mapping.IsDerivation && derivations.Contains(mapping.Name))
                .Concat(written.OfType<CompiledMapping>()).Distinct(),
        ];
    }

    /// <summary>The mappings that a flow's steps go by for a tenant, as name and version with the hash of its layers, in the order of use.</summary>
    public static ImmutableArray<string> Mappings(FlowScope scope) =>
        [.. scope.Flow.Steps.SelectMany(step => Mappings(scope, step)).Distinct(StringComparer.Ordinal)];

    /// <summary>The mappings that make a step's body.</summary>
    public static IEnumerable<string> Mappings(FlowScope scope, FlowStep step)
    {
        var catalog = scope.Tenant.Mappings;
        if (step.Derive is { } derive)
        {
            yield return Name(catalog.Derivation(derive));
        }

        if (catalog.TryOutbound(step.Entity, scope.InRole(step.Role).Settings.System, out var outbound))
        {
            yield return Name(outbound);
        }
    }

    /// <summary>Name and version, with the hash of its layers.</summary>
    public static string Name(CompiledMapping mapping) => $"{mapping.Name}@{mapping.Version}";
}
