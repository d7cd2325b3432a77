using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Reading;

namespace Connectors.Flows;

/// <summary>Makes the record that a step writes: fetched by reference as it stands now, or derived with what the derivation says it needs.</summary>
internal sealed class RecordSources(IEntityReader reader)
{
    /// <summary>The trigger's own record, read again as it stands now: what started the run is a hint.</summary>
    private const string Self = "@self";

    public async ValueTask<Outcome<CanonicalRecord>> MakeAsync(FlowScope scope, FlowStep step, ImmutableArray<CanonicalRecord> sources,
        CancellationToken ct) =>
        step.Derive is { } derivation
            ? await DeriveAsync(scope, derivation, sources, ct)
            : step.Record == Self
                ? await ByKeyAsync(scope, step.Entity, sources[0].Key, ct)
                : await FetchAsync(scope, step.Record!, step.Entity, sources[0], ct);

    private async ValueTask<Outcome<CanonicalRecord>> DeriveAsync(
        FlowScope scope, string name, ImmutableArray<CanonicalRecord> sources, CancellationToken ct)
    {
        var mapping = scope.Tenant.Mappings.Derivation(name);
        var source = scope.Flow.Trigger.Collect is null ? sources[0] : CanonicalCollection.Of(sources);
        var related = new Dictionary<string, CanonicalRecord>(StringComparer.Ordinal);
        foreach (var need in mapping.Needs(source))
        {
            var fetched = await ByKeyAsync(scope, need.Entity, need.Key, ct);
            if (!fetched.IsSuccess)
            {
                return fetched;
            }

            related[need.Name] = fetched.Value;
        }

        return mapping.Derive(source, related);
    }

    /// <summary>Follows a path of references; each step reads the record that the reference points to.</summary>
    private async ValueTask<Outcome<CanonicalRecord>> FetchAsync(FlowScope scope, string path, string entity, CanonicalRecord source,
        CancellationToken ct)
    {
        Outcome<CanonicalRecord> current = source;
        var steps = path.Split('.');
        for (var index = 0; index < steps.Length && current.IsSuccess; index++)
        {
            if (ReferenceAt(current.Value, steps[index]) is not { } key)
            {
                return new Fault(FaultKind.SourceInvalid, $"The {current.Value.Entity} has no {steps[index]}: the step needs one.")
                {
                    Path = $"/{steps[index]}",
                    Rule = "required",
                };
            }

            current = await ByKeyAsync(scope, index == steps.Length - 1 ? entity : steps[index], key, ct);
        }

        return current;
    }

    private async ValueTask<Outcome<CanonicalRecord>> ByKeyAsync(FlowScope scope, string entity, VendorReference key, CancellationToken ct)
    {
        var found = await reader.ReadOnlyAsync(scope.Named(key.Connection), entity, [key.Value], ct);
        return found.Length > 0
            ? found[0].Record
            : new Fault(FaultKind.MissingReference, $"{key.System} has no {entity} {key.Value} that we may see.")
            {
                Path = $"/{entity}",
                Rule = "reference",
            };
    }

    private static VendorReference? ReferenceAt(CanonicalRecord record, string member)
    {
        using var json = JsonDocument.Parse(record.Json);
        if (CanonicalPath.Find(json.RootElement, $"{member}.key") is not { } key)
        {
            return null;
        }

        return new(
            key.GetProperty("system").GetString()!, key.GetProperty("connection").GetString()!, key.GetProperty("object").GetString()!,
            key.GetProperty("value").GetString()!);
    }
}
