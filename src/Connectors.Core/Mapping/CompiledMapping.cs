using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>A mapping with its overlays, ready to run. Pure: no I/O, no clock.
/// Immutable, thread-safe, shared by all tenants with the same layers.</summary>
public sealed class CompiledMapping
{
    private readonly Plan _forward;
    private readonly Plan? _backward;
    private readonly ImmutableArray<NeedSlots> _needs;
    private readonly MappingEnds _ends;
    private readonly GrownList<MappingSlot> _slots;
    private readonly GrownList<string> _fields;
    private PlanProvenance? _provenance;
    private RecordTrace? _trace;

    private CompiledMapping(CompiledMapping like)
    {
        (Name, Version, _ends, _slots, _forward, _backward) = (like.Name, like.Version, like._ends, like._slots, like._forward, like._backward);
        (_fields, Related, Origins, Entry, _needs) = (like._fields, like.Related, like.Origins, like.Entry, like._needs);
        Overlays = like.Overlays;
    }

    private CompiledMapping(MappingPlans plans, MappingPlans below, string version)
    {
        (Name, Version, _ends, Origins) = (plans.Document.Name, version, plans.Document.Ends, plans.Document.Origins);
        (_forward, _backward) = (plans.Forward.Plan, plans.Backward?.Plan);
        (Related, _needs, _slots) = (plans.Related, plans.Needs, GrownList<MappingSlot>.Of(plans.Slots, below.Slots));
        _fields = GrownList<string>.Of(plans.Fields, below.Fields, StringComparer.Ordinal);
    }

    /// <summary>Name of the mapping, such as <c>kantata.time_entries</c>.</summary>
    public string Name { get; }

    /// <summary>Version of the document, such as <c>1.0.0</c>; with overlays their hash follows, such as <c>1.0.0+3f2a9c1e</c>.</summary>
    public string Version { get; }

    /// <summary>Vendor; null for a derivation.</summary>
    public string? System => _ends.System;

    /// <summary>Vendor's resource; null for a derivation.</summary>
    public string? Object => _ends.Object;

    /// <summary>The contract that a derivation reads; null for a vendor mapping.</summary>
    public string? SourceEntity => _ends.SourceEntity;

    /// <summary>Whether a derivation reads a <see cref="CanonicalCollection"/>.</summary>
    public bool Collects => _ends.Collect;

    /// <summary>The contract that is made.</summary>
    public string Entity => _ends.Entity;

    /// <summary>Version of that contract.</summary>
    public string Schema => _ends.Schema;

    /// <summary>Whether this maps one contract to another.</summary>
    public bool IsDerivation => _ends.IsDerivation;

    /// <summary>Whether anything is written to the vendor.</summary>
    public bool CanWrite => _backward is not null;

    /// <summary>Dotted paths of the source that reading needs, without doubles, sorted; fields of list elements as <c>lines[].amount</c>.</summary>
    /// <remarks>With overlays made anew by each call, as <see cref="Slots"/> are.</remarks>
    public ImmutableArray<string> SourceFields => _fields.All.Sort(StringComparer.Ordinal);

    /// <summary>Records beside the main one that reading needs.</summary>
    public ImmutableArray<RelatedNeed> Related { get; }

    /// <summary>The fields of the contract that are filled, in the order of the document; overlays' additions last.</summary>
    /// <remarks>Made anew by each call: mappings of many tenants share all but the names of their layers.</remarks>
    public ImmutableArray<MappingSlot> Slots => [.. _slots.All.Select(slot => slot with { Origin = Origins[slot.Place] })];

    /// <summary>The documents that it is made of: the base, then each overlay, the one that wins last.</summary>
    public ImmutableArray<MappingOrigin> Origins { get; private init; }

    /// <summary>The overlays that it was compiled of, as text, in the order in which they lie over each other.</summary>
    internal ImmutableArray<ReadOnlyMemory<byte>> Overlays { get; init; } = [];

    /// <summary>What it shares with mappings of equal contents; null for a base mapping.</summary>
    internal CompiledEntry? Entry { get; private init; }

    /// <summary>The vendor's fields that are written, sorted by path; empty when nothing is. Made anew at each call.</summary>
    public ImmutableArray<WrittenField> WrittenFields => _backward is null ? [] : [.. FieldClasses.Written(_backward.Tree, _slots.All)];

    internal Plan ForwardPlan => _forward;

    internal Plan? BackwardPlan => _backward;

    /// <summary>Vendor to canonical.</summary>
    /// <param name="source">The vendor's record.</param>
    /// <param name="related">What travelled along.</param>
    /// <param name="connection">Name of the connection that it came from.</param>
    /// <param name="provenance">Of which fields <see cref="CanonicalRecord.Provenance"/> tells; with <see cref="ProvenanceMode.Off"/> it is null
    /// and nothing is paid.</param>
    /// <param name="previous">An earlier form of the record, for <see cref="ProvenanceMode.ChangedOnly"/>; null counts all fields as changed.</param>
    /// <returns>The canonical record with pending references, or all faults of the record.</returns>
    /// <exception cref="InvalidOperationException">This is a derivation.</exception>
    public Outcome<CanonicalRecord> Read(VendorRecord source, RelatedRecords related, string connection,
        ProvenanceMode provenance = ProvenanceMode.Off, CanonicalRecord? previous = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.Faults.IsDefaultOrEmpty)
            return Outcome<CanonicalRecord>.Failed(source.Faults);
        var session = _forward.Rent(source, ReadSystem, connection, related);
        if (source.Key.Id.Length == 0)
        {
            session.Add(new Fault(FaultKind.SourceInvalid,
                $"The record of {Object} has no key, so nothing can refer to it; ask the vendor for its id, or correct the adapter.")
            {
                Path = "", ValueClass = "absent", Rule = "key",
            });
        }
        var from = new RecordSource(System!, connection, source.Key.Object, source.Key.Id, source.Version, source.ModifiedAt);
        var marks = MarksFor(provenance);
        return Finish(session, _forward.Run(session, source.Raw, marks), from, source.State, System!, marks, Earlier(provenance, previous));
    }

    /// <summary>Vendor to the typed record, without canonical JSON in between. Equal to <see cref="Read"/> and then
    /// <see cref="CanonicalRecord.As{T}"/>, several times as fast; for hosts that want the record and neither hash nor journal.</summary>
    /// <param name="source">The vendor's record.</param>
    /// <param name="related">What travelled along.</param>
    /// <param name="connection">Name of the connection that it came from.</param>
    /// <typeparam name="T">The contract that <see cref="Entity"/> names.</typeparam>
    /// <returns>The record with pending references, or all faults; also those of values that the contract does not take.</returns>
    /// <exception cref="InvalidOperationException">This is a derivation, or the record is of another contract.</exception>
    public Outcome<T> ReadAs<T>(VendorRecord source, RelatedRecords related, string connection)
        where T : class, IEntity
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source is { Key.Id.Length: > 0, State: not RecordState.Deleted, Faults.IsDefaultOrEmpty: true } && TypedPlan<T>() is { } plan)
        {
            var session = _forward.Rent(source, ReadSystem, connection, related);
            var record = _forward.Open(session, source.Raw) is { } scope ? plan.Run(scope) : null;
            _forward.Return(session);
            if (record is not null)
                return record;
        }
        // Whatever is unusual goes the long way, which words every fault.
        var read = Read(source, related, connection);
        if (!read.IsSuccess)
            return Outcome<T>.Failed(read.Faults);
        try
        {
            return read.Value.As<T>();
        }
        catch (ConnectorException broken)
        {
            return broken.Fault;
        }
    }

    /// <summary>Canonical to canonical.</summary>
    /// <param name="source">The record to start from; a <see cref="CanonicalCollection"/> for a collecting derivation.</param>
    /// <param name="related">The records that <see cref="Needs"/> named, by name; missing ones leave their fields empty.</param>
    /// <param name="provenance">Of which fields <see cref="CanonicalRecord.Provenance"/> tells.</param>
    /// <param name="previous">An earlier form of the derived record, for <see cref="ProvenanceMode.ChangedOnly"/>.</param>
    /// <returns>The derived record, addressed as <c>connectors</c> / connection / this mapping / id of the source, or all faults.</returns>
    /// <exception cref="InvalidOperationException">This is no derivation.</exception>
    public Outcome<CanonicalRecord> Derive(CanonicalRecord source, IReadOnlyDictionary<string, CanonicalRecord> related,
        ProvenanceMode provenance = ProvenanceMode.Off, CanonicalRecord? previous = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var session = _forward.Rent(DeriveInput(source, related));
        var from = source.Source with { System = CanonicalCollection.System, Object = Name };
        var marks = MarksFor(provenance);
        var made = _forward.Run(session, source.Json, marks);
        return Finish(session, made, from, source.State, source.Trace.Origin, marks, Earlier(provenance, previous));
    }

    /// <summary>Which records a derivation wants beside this one. References that are absent are left out.</summary>
    /// <exception cref="InvalidOperationException">This is no derivation.</exception>
    public ImmutableArray<DerivationNeed> Needs(CanonicalRecord source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var session = _forward.Begin(DeriveInput(source, ImmutableDictionary<string, CanonicalRecord>.Empty));
        if (_needs.IsEmpty || _forward.Open(session, source.Json) is not { } scope)
            return [];
        return [.. _needs.Select(need => need.In(scope)).OfType<DerivationNeed>()];
    }

    /// <summary>Canonical to vendor.</summary>
    /// <param name="source">The record to write.</param>
    /// <param name="references">The vendor's keys for the references inside.</param>
    /// <returns>The vendor's fields as UTF-8 JSON object, or all faults; <c>MissingReference</c> for a reference without key.</returns>
    public Outcome<ReadOnlyMemory<byte>> Write(CanonicalRecord source, ReferenceTable references)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (_backward is null)
            return new Fault(FaultKind.Unsupported, $"The mapping \"{Name}\" writes nothing; give its document two-way rules or a \"write\" part.");
        if (source.Entity != Entity)
            return new Fault(FaultKind.Mapping,
                $"The mapping \"{Name}\" writes {Entity}, not {source.Entity}; choose the mapping by the record's contract.");
        var session = _backward.Rent(WriteInput(source, references));
        var result = _backward.Run(session, source.Json);
        var body = result is null ? Outcome<ReadOnlyMemory<byte>>.Failed(session.Faults) : (ReadOnlyMemory<byte>)result.Value.Json;
        _backward.Return(session);
        return body;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";

    /// <summary>A mapping of plans; usable only when no fault was added as they were made.</summary>
    /// <param name="plans">The plans.</param>
    /// <param name="below">Those of the document without its overlays.</param>
    /// <param name="version">Version of the mapping.</param>
    /// <param name="overlays">Texts of the overlays.</param>
    internal static CompiledMapping Of(
        MappingPlans plans, MappingPlans below, string version, ImmutableArray<ReadOnlyMemory<byte>> overlays = default) =>
        new(plans, below, version) { Overlays = overlays.IsDefault ? [] : overlays };

    /// <summary>The same under other names of its layers; plans are shared.</summary>
    internal CompiledMapping Under(ImmutableArray<MappingOrigin> origins) => new(this) { Origins = origins };

    /// <summary>The same, holding what it shares.</summary>
    internal CompiledMapping In(CompiledEntry entry) => new(this) { Entry = entry };

    private TypedPlan<T>? TypedPlan<T>()
        where T : class, IEntity =>
        _forward.Typed as TypedPlan<T> ?? (Entity == T.Name && !IsDerivation ? TypedPlans.Of<T>(_forward) : null);

    internal string ReadSystem =>
        System ?? throw new InvalidOperationException($"The mapping \"{Name}\" is a derivation: it has no vendor to read from.");

    internal SessionInput DeriveInput(CanonicalRecord source, IReadOnlyDictionary<string, CanonicalRecord> related) => !IsDerivation
        ? throw new InvalidOperationException($"The mapping \"{Name}\" is no derivation.")
        : new(CanonicalCollection.System, "") { Source = source.Source, Records = related };

    internal SessionInput WriteInput(CanonicalRecord source, ReferenceTable references) =>
        new(System!, "") { Source = source.Source, Keys = references };

    private byte[]? MarksFor(ProvenanceMode mode) => mode == ProvenanceMode.Off ? null : new byte[_forward.Places.All.Length];

    private static CanonicalRecord? Earlier(ProvenanceMode mode, CanonicalRecord? previous) => mode == ProvenanceMode.ChangedOnly ? previous : null;

    private Outcome<CanonicalRecord> Finish(Session session, (byte[] Json, LateHash? Hash)? made, RecordSource source, RecordState state,
        string origin, byte[]? marks, CanonicalRecord? previous)
    {
        var outcome = made is not { } result || session.FaultCount > 0
            ? Outcome<CanonicalRecord>.Failed(session.Faults)
            : new CanonicalRecord
            {
                Entity = Entity, Schema = Schema, Source = source, State = state,
                Json = result.Json, ContentHash = "", LateHash = result.Hash!,
                Trace = _trace?.Origin == origin ? _trace : _trace = new(Name, Version, origin),
                References = session.References,
                Provenance = marks is null ? null : new(_provenance ??= new(_forward.Places, Origins), marks),
            };
        _forward.Return(session);
        return previous is null || !outcome.IsSuccess ? outcome : outcome.Value.WithChangedProvenance(previous);
    }
}
