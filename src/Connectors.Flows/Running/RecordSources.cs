using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Makes the record that a step writes: fetched by reference as it stands now, or derived with what the derivation says it needs.</summary>
internal sealed class RecordSources(IEntityReader reader, IStateStore state)
{
    /// <summary>The trigger's own record, read again as it stands now: what started the run is a hint.</summary>
    private const string Self = "@self";

    /// <summary>The address of the record that a step writes as it is, without reading that record.</summary>
    public async ValueTask<Outcome<VendorReference>> AddressAsync(RunScope scope, string path, CancellationToken ct) =>
        path == Self ? scope.First.Key : await FollowAsync(scope, path, ct);

    public ValueTask<Outcome<CanonicalRecord>> ReadAsync(RunScope scope, string entity, VendorReference key, CancellationToken ct) =>
        scope.OnceAsync($"{entity}/{key.ToIndexKey()}", async () =>
        {
            var found = await reader.ReadOnlyAsync(scope.Flow.Named(key.Connection), entity, [key.Value], ct);
            if ((found.Length == 0 || found[0].Source.State == RecordState.Deleted)
                && await MergedKeys.SurvivorAsync(state, scope.Flow.TenantId, key, ct) is var survivor && survivor != key)
            {
                return await ReadAsync(scope, entity, survivor, ct);
            }

            return found.Length > 0
                ? found[0].Record
                : new Fault(FaultKind.MissingReference, $"{key.System} has no {entity} {key.Value} that we may see.")
                {
                    Path = $"/{entity}",
                    Rule = "reference",
                };
        });

    public ValueTask<Outcome<CanonicalRecord>> DeriveAsync(RunScope scope, string name, CancellationToken ct) =>
        scope.OnceAsync($"derive/{name}", () => DerivedAsync(scope, name, ct));

    /// <summary>A record beside the source that is not there is a lack of the source, told together with all others.</summary>
    private async ValueTask<Outcome<CanonicalRecord>> DerivedAsync(RunScope scope, string name, CancellationToken ct)
    {
        var mapping = scope.Flow.Tenant.Mappings.Derivation(name);
        var related = new Dictionary<string, CanonicalRecord>(StringComparer.Ordinal);
        var lacks = ImmutableArray.CreateBuilder<Fault>();
        foreach (var need in mapping.Needs(scope.Source))
        {
            var fetched = await ReadAsync(scope, need.Entity, need.Key, ct);
            if (fetched.IsSuccess)
            {
                related[need.Name] = fetched.Value;
            }
            else
            {
                lacks.AddRange(fetched.Faults.Select(fault => fault.Kind == FaultKind.MissingReference ? Lack(fault, need, name) : fault));
            }
        }

        var derived = mapping.Derive(scope.Source, related);
        if (lacks.Count == 0)
        {
            return derived;
        }

        // That its members are absent too is told by the record that is not there.
        var others = derived.IsSuccess
            ? [] : derived.Faults.Where(fault => !lacks.Any(lack => fault.Path?.StartsWith($"{lack.Path}/", StringComparison.Ordinal) ?? false));
        return Outcome<CanonicalRecord>.Failed([.. lacks, .. others]);
    }

    private static Fault Lack(Fault fault, DerivationNeed need, string derivation) => fault with
    {
        Kind = FaultKind.SourceInvalid,
        Message = $"{fault.Message} The derivation '{derivation}' needs it; add it at {need.Key.System}, or let us see it.",
        Path = $"/{need.Name}",
        Rule = "related",
    };

    /// <summary>Follows a path of references; each step but the last reads the record that the reference points to.</summary>
    private async ValueTask<Outcome<VendorReference>> FollowAsync(RunScope scope, string path, CancellationToken ct)
    {
        var current = scope.First;
        var steps = path.Split('.');
        for (var index = 0; ; index++)
        {
            if (ReferenceAt(current, steps[index]) is not { } key)
            {
                return new Fault(FaultKind.SourceInvalid, $"The {current.Entity} has no {steps[index]}: the step needs one.")
                {
                    Path = $"/{steps[index]}",
                    Rule = "required",
                };
            }

            if (index == steps.Length - 1)
            {
                return key;
            }

            var next = await ReadAsync(scope, steps[index], key, ct);
            if (!next.IsSuccess)
            {
                return Outcome<VendorReference>.Failed(next.Faults);
            }

            current = next.Value;
        }
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
