using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Flows;

/// <summary>One run while it is executed. What its steps need is read and derived once, so that all of them write the same state.</summary>
internal sealed class RunScope(FlowScope flow, RunRecord run, ImmutableArray<CanonicalRecord> sources, RunMapping? mapping = null)
{
    private readonly Dictionary<string, Outcome<CanonicalRecord>> _made = new(StringComparer.Ordinal);

    public FlowScope Flow => flow;

    public RunRecord Run => run;

    /// <summary>What the run goes by; null while it is taken back.</summary>
    public RunMapping? Mapping => mapping;

    /// <summary>The stored version of the run, as far as this execution knows; moves with each of its commits.</summary>
    public string ETag { get; set; } = "";

    /// <summary>The trigger's record; null when the run was collected from several.</summary>
    public CanonicalRecord? Single => flow.Flow.Trigger.Collect is null ? sources[0] : null;

    /// <summary>The records that started the run.</summary>
    public ImmutableArray<CanonicalRecord> Sources => sources;

    /// <summary>The trigger's record, or the first of those that were collected.</summary>
    public CanonicalRecord First => sources[0];

    /// <summary>What derivations start from.</summary>
    public CanonicalRecord Source => Single ?? CanonicalCollection.Of(sources);

    /// <summary>Makes a record at the first call, remembers it for the others.</summary>
    public async ValueTask<Outcome<CanonicalRecord>> OnceAsync(string name, Func<ValueTask<Outcome<CanonicalRecord>>> make) =>
        _made.TryGetValue(name, out var made) ? made : _made[name] = await make();
}
