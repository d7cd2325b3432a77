using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>The flows that a tenant takes part in, against its roles and what the vendors in them can do.</summary>
/// <remarks>A tenant takes part in the flows that it lists and does not switch off, and when it lists none, in those whose trigger's role it
/// binds.</remarks>
internal sealed class TenantFlowCheck(Tenant tenant, IAdapters adapters, MappingCatalog mappings)
{
    public IEnumerable<Fault> Find(ImmutableArray<FlowDefinition> flows)
    {
        var names = flows.Select(flow => flow.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        foreach (var (name, settings) in tenant.Flows.OrderBy(flow => flow.Key, StringComparer.Ordinal))
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                yield return Fault(
                    $"Tenant '{tenant.Id}' lists the flow '{name}', which the house does not have. "
                        + $"It has: {(names.Length == 0 ? "none" : string.Join(", ", names))}. Add it with AddFlow or correct Flows:{name}.",
                    null, null, "flow");
            }

            foreach (var fault in FlowBindingReader.Read(tenant, name, settings).Faults)
            {
                yield return fault;
            }
        }

        foreach (var flow in flows.Where(TakesPart))
        {
            foreach (var fault in Unbound(flow).Concat(Trigger(flow)).Concat(flow.Steps.SelectMany((step, index) => Step(flow, step, index))))
            {
                yield return fault;
            }
        }
    }

    private bool TakesPart(FlowDefinition flow) => tenant.Flows.IsEmpty
        ? tenant.Roles.ContainsKey(flow.Trigger.Role)
        : tenant.Flows.TryGetValue(flow.Name, out var settings)
            && (FlowBindingReader.Read(tenant, flow.Name, settings) is not { IsSuccess: true } read || read.Value.IsEnabled);

    private IEnumerable<Fault> Unbound(FlowDefinition flow) => flow.Steps
        .Select((step, index) => (step.Role, Path: $"/steps/{index}/role")).Prepend((flow.Trigger.Role, Path: "/trigger/role"))
        .Where(use => use.Role.Length > 0 && !tenant.Roles.ContainsKey(use.Role))
        .DistinctBy(use => use.Role)
        .Select(use => Fault(
            $"Tenant '{tenant.Id}' binds no connection to the role '{use.Role}' of the flow '{flow.Name}': "
                + $"add Roles:{use.Role} with the name of a connection, or list the tenant's flows under Flows without '{flow.Name}'.",
            flow, use.Path, "role"));

    private IEnumerable<Fault> Trigger(FlowDefinition flow)
    {
        var there = Find(flow.Trigger.Role, flow.Trigger.Entity, out var system, canWrite: false);
        return system is null || flow.Trigger.Entity.Length == 0 || there?.Abilities.HasFlag(Abilities.Read) == true
            ? [] : [Cannot(flow, system, "read", flow.Trigger.Entity, flow.Trigger.Role, "/trigger/entity")];
    }

    private IEnumerable<Fault> Step(FlowDefinition flow, FlowStep step, int index)
    {
        var there = Find(step.Role, step.Entity, out var system, canWrite: true);
        if (system is null || step.Entity.Length == 0)
        {
            yield break;
        }

        if (there is null || !there.Abilities.HasFlag(Abilities.Write))
        {
            yield return Cannot(flow, system, "write", step.Entity, step.Role, $"/steps/{index}/entity");
            yield break;
        }

        if (step.Verb == Exchange.WriteVerb.Create && !there.Abilities.HasFlag(Abilities.Find))
        {
            yield return Cannot(flow, system, "find by our key", step.Entity, step.Role, $"/steps/{index}/verb");
        }

        if (step.Undo?.Kind == UndoKind.Delete && !there.Abilities.HasFlag(Abilities.Delete))
        {
            yield return Fault(
                $"{system} cannot delete {step.Entity}, which the step '{step.Id}' of the flow '{flow.Name}' wants as its undo for tenant "
                    + $"'{tenant.Id}': use {{ \"update\": \"...\" }} with a derivation that closes it, or \"none\".",
                flow, $"/steps/{index}/undo", "undo");
        }
    }

    /// <summary>The vendor's object that is read or written as a contract; no system when the role is not bound or its vendor is not here, which is
    /// told elsewhere.</summary>
    private ObjectDescriptor? Find(string role, string entity, out string? system, bool canWrite)
    {
        system = tenant.Roles.TryGetValue(role, out var name)
            && tenant.Connections.FirstOrDefault(connection => connection.Name == name) is { } settings
            && adapters.Systems.Contains(settings.System) ? settings.System : null;
        if (system is null || entity.Length == 0)
        {
            return null;
        }

        var found = canWrite
            ? mappings.TryOutbound(entity, system, out var outbound) ? outbound : null
            : mappings.TryInboundFor(system, entity, out var inbound) ? inbound : null;
        return found is null ? null : adapters.For(system).Descriptor.Find(found.Object!);
    }

    private Fault Cannot(FlowDefinition flow, string? system, string what, string entity, string role, string path) => Fault(
        $"{system} cannot {what} {entity}, which the flow '{flow.Name}' wants of the role '{role}' of tenant '{tenant.Id}': "
            + "bind the role to another connection, add a mapping, or correct the flow.",
        flow, path, "ability");

    private static Fault Fault(string message, FlowDefinition? flow, string? path, string rule) =>
        new(FaultKind.Configuration, message) { File = flow?.File, Path = path, Rule = rule };
}
