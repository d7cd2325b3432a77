using System.Collections.Concurrent;
using System.Text;
using Connectors.Faults;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>A run of several steps goes on by the mappings with which its first step was sent, whatever packages and layers say meanwhile: their
/// documents are kept by name and version, once for all runs.</summary>
internal sealed class RunMappings(IStateStore state, MappingShelf shelf, TimeProvider time)
{
    private const int MaxRestored = 256;

    /// <summary>How long a version is kept after the last run began with it.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(400);
    private static readonly TimeSpan Refresh = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<StateKey, CompiledMapping> _restored = new();

    /// <summary>What a run goes by: the mappings of now, until its first step is sent.</summary>
    /// <returns>Or why it cannot go on with those that it began with.</returns>
    public async ValueTask<Outcome<RunMapping>> OpenAsync(FlowScope flow, RunRecord run, CancellationToken ct)
    {
        // A single step has its body in its intent.
        if (flow.Flow.Steps.Length < 2)
        {
            return new RunMapping(flow, [], []);
        }

        var current = RunVersions.All(flow);
        var intents = flow.Flow.Steps.Reverse().Select(step => new StateKey(flow.TenantId, FlowSets.Intent, $"{run.Id}/{step.Id}")).ToArray();
        var found = (await state.FindAsync([.. intents, .. current.Select(mapping => KeyOf(flow.TenantId, RunVersions.Name(mapping)))], ct))
            .ToDictionary(entry => entry.Key);
        var began = run.GoesByNewest ? [] : intents.Where(found.ContainsKey)
            .Select(key => FlowSets.Read(found[key], FlowJson.Default.Intent).RunMappings).FirstOrDefault(names => !names.IsEmpty, []);
        return began.IsEmpty
            ? new RunMapping(flow, [.. current.Select(RunVersions.Name)], [.. current.SelectMany(mapping => Kept(flow.TenantId, mapping, found))])
            : await RestoreAsync(flow, began, [.. began.Except(current.Select(RunVersions.Name), StringComparer.Ordinal)], ct);
    }

    private async ValueTask<Outcome<RunMapping>> RestoreAsync(
        FlowScope flow, ImmutableArray<string> began, ImmutableArray<string> others, CancellationToken ct)
    {
        if (others.IsEmpty)
        {
            return new RunMapping(flow, began, []);
        }

        var faults = ImmutableArray.CreateBuilder<Fault>();
        var restored = new List<CompiledMapping>();
        foreach (var name in others)
        {
            var mapping = await RestoreAsync(KeyOf(flow.TenantId, name), name, ct);
            faults.AddRange(mapping.Faults);
            restored.AddRange(mapping.IsSuccess ? [mapping.Value] : Array.Empty<CompiledMapping>());
        }

        return faults.Count > 0
            ? Outcome<RunMapping>.Failed(faults.ToImmutable())
            : new RunMapping(flow.By(flow.Tenant.Mappings.With(restored)), began, []);
    }

    private async ValueTask<Outcome<CompiledMapping>> RestoreAsync(StateKey key, string name, CancellationToken ct)
    {
        if (_restored.TryGetValue(key, out var known))
        {
            return known;
        }

        if ((await state.FindAsync([key], ct)).SingleOrDefault() is not { } entry)
        {
            return Lost(name, "is neither in force nor kept any more");
        }

        var documents = FlowSets.Read(entry, FlowJson.Default.KeptMapping).Documents
            .Select(document => new MappingText(document.File, Encoding.UTF8.GetBytes(document.Text)) { Owner = document.Owner });
        var mapping = shelf.Mappings.Restore([.. documents]);
        if (!mapping.IsSuccess)
        {
            return Lost(name, $"cannot be run by this version: {mapping.Faults[0].Message}");
        }

        if (_restored.Count >= MaxRestored)
        {
            _restored.Clear();
        }

        return _restored[key] = mapping.Value;
    }

    private IEnumerable<StateChange> Kept(TenantId tenant, CompiledMapping mapping, Dictionary<StateKey, StateEntry> found)
    {
        var key = KeyOf(tenant, RunVersions.Name(mapping));
        var due = time.GetUtcNow() + Keep;
        if (found.TryGetValue(key, out var known) && known.DueAt > due - Refresh)
        {
            return [];
        }

        var documents = shelf.Mappings.DocumentsOf(mapping)
            .Select(text => new KeptDocument(text.File, Encoding.UTF8.GetString(text.Json.Span), text.Owner));
        return [FlowSets.Set(tenant, key.Set, key.Key, new([.. documents]), FlowJson.Default.KeptMapping, due)];
    }

    private static StateKey KeyOf(TenantId tenant, string name) => new(tenant, FlowSets.Mapping, name);

    private static Fault Lost(string name, string why) => new(
        FaultKind.Configuration,
        $"The run began with the mapping {name}, which {why}. Bring that version back, release the letter to go on with the mappings of now, or "
            + "abandon the run.")
    {
        Rule = "mapping-version",
    };
}
