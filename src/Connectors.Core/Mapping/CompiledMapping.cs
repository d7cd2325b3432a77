using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>A mapping with its overlays, ready to run. Pure: no I/O, no clock. Immutable, thread-safe, shared by all tenants with the same
/// layers.</summary>
public sealed class CompiledMapping
{
    private readonly Plan _forward;
    private readonly Plan? _backward;
    private readonly ImmutableArray<NeedSlots> _needs;
    private readonly MappingEnds _ends;

    private CompiledMapping(MappingDocument document, string version, PlanCompiler compiler)
    {
        (Name, Version, _ends) = (document.Name, version, document.Ends);
        (_forward, SourceFields, Related, _needs) = compiler.Forward();
        _backward = _ends.IsDerivation ? null : compiler.Backward();
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
    public ImmutableArray<string> SourceFields { get; }

    /// <summary>Records beside the main one that reading needs.</summary>
    public ImmutableArray<RelatedNeed> Related { get; }

    internal Plan ForwardPlan => _forward;

    internal Plan? BackwardPlan => _backward;

    /// <summary>Vendor to canonical.</summary>
    /// <param name="source">The vendor's record.</param>
    /// <param name="related">What travelled along.</param>
    /// <param name="connection">Name of the connection that it came from.</param>
    /// <returns>The canonical record with pending references, or all faults of the record.</returns>
    /// <exception cref="InvalidOperationException">This is a derivation.</exception>
    public Outcome<CanonicalRecord> Read(VendorRecord source, RelatedRecords related, string connection)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.Faults.IsDefaultOrEmpty)
            return Outcome<CanonicalRecord>.Failed(source.Faults);
        var session = ReadSession(source, related, connection);
        if (source.Key.Id.Length == 0)
        {
            session.Add(new Fault(FaultKind.SourceInvalid,
                $"The record of {Object} has no key, so nothing can refer to it; ask the vendor for its id, or correct the adapter.")
            {
                Path = "", ValueClass = "absent", Rule = "key",
            });
        }
        if (_forward.Run(session, source.Json) is not { } result || session.FaultCount > 0)
            return Outcome<CanonicalRecord>.Failed(session.Faults);
        var from = new RecordSource(System!, connection, source.Key.Object, source.Key.Id, source.Version, source.ModifiedAt);
        return Record(from, source.State, System!, result.Json, result.Hash, session);
    }

    /// <summary>Canonical to canonical.</summary>
    /// <param name="source">The record to start from; a <see cref="CanonicalCollection"/> for a collecting derivation.</param>
    /// <param name="related">The records that <see cref="Needs"/> named, by name; missing ones leave their fields empty.</param>
    /// <returns>The derived record, addressed as <c>connectors</c> / connection / this mapping / id of the source, or all faults.</returns>
    /// <exception cref="InvalidOperationException">This is no derivation.</exception>
    public Outcome<CanonicalRecord> Derive(CanonicalRecord source, IReadOnlyDictionary<string, CanonicalRecord> related)
    {
        ArgumentNullException.ThrowIfNull(source);
        var session = DeriveSession(source, related);
        if (_forward.Run(session, source.Json) is not { } result)
            return Outcome<CanonicalRecord>.Failed(session.Faults);
        var from = source.Source with { System = CanonicalCollection.System, Object = Name };
        return Record(from, source.State, source.Trace.Origin, result.Json, result.Hash, session);
    }

    /// <summary>Which records a derivation wants beside this one. References that are absent are left out.</summary>
    /// <exception cref="InvalidOperationException">This is no derivation.</exception>
    public ImmutableArray<DerivationNeed> Needs(CanonicalRecord source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var session = DeriveSession(source, ImmutableDictionary<string, CanonicalRecord>.Empty);
        if (_needs.IsEmpty || _forward.Open(session, source.Json) is not { } scope)
            return [];
        return
        [
            .. from need in _needs
               let value = scope[need.Value].AsString()
               where value.Length > 0
               select new DerivationNeed(need.Name, need.Entity, new(
                   scope[need.System].AsString(), scope[need.Connection].AsString(), scope[need.Object].AsString(), value,
                       KeyKindText.Parse(scope[need.Kind].AsString()))),
        ];
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
        var session = WriteSession(source, references);
        return _backward.Run(session, source.Json) is { } result ? (ReadOnlyMemory<byte>)result.Json
            : Outcome<ReadOnlyMemory<byte>>.Failed(session.Faults);
    }

    /// <summary>Where a canonical field of a read record comes from.</summary>
    /// <param name="source">The vendor's record.</param>
    /// <param name="related">What travelled along.</param>
    /// <param name="connection">Name of the connection.</param>
    /// <param name="targetPath">JSON Pointer in the canonical record, such as <c>/duration</c> or <c>/lines/0/amount</c>.</param>
    public MappingExplanation Explain(VendorRecord source, RelatedRecords related, string connection, string targetPath)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Explainer(this, _forward).Explain(ReadSession(source, related, connection), source.Json, targetPath);
    }

    /// <summary>Where a field of a derived record comes from.</summary>
    /// <param name="source">The record that the derivation starts from.</param>
    /// <param name="related">The records by name.</param>
    /// <param name="targetPath">JSON Pointer in the derived record.</param>
    public MappingExplanation Explain(CanonicalRecord source, IReadOnlyDictionary<string, CanonicalRecord> related, string targetPath)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Explainer(this, _forward).Explain(DeriveSession(source, related), source.Json, targetPath);
    }

    /// <summary>Where a field of a written body comes from.</summary>
    /// <param name="source">The record to write.</param>
    /// <param name="references">The vendor's keys for the references inside.</param>
    /// <param name="targetPath">JSON Pointer in the vendor's body.</param>
    /// <exception cref="InvalidOperationException">The mapping writes nothing.</exception>
    public MappingExplanation Explain(CanonicalRecord source, ReferenceTable references, string targetPath)
    {
        ArgumentNullException.ThrowIfNull(source);
        var plan = _backward ?? throw new InvalidOperationException($"The mapping \"{Name}\" writes nothing.");
        return new Explainer(this, plan).Explain(WriteSession(source, references), source.Json, targetPath);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";

    /// <summary>Compiles; the result is usable only when no fault was added.</summary>
    internal static CompiledMapping Compile(MappingDocument document, string version, MappingFunctions functions, DocumentFaults faults) =>
        new(document, version, new PlanCompiler(document, functions, faults));

    private Session ReadSession(VendorRecord source, RelatedRecords related, string connection) => IsDerivation
        ? throw new InvalidOperationException($"The mapping \"{Name}\" is a derivation: it has no vendor to read from.")
        : new(_forward, System!, connection) { Key = source.Key.Id, VendorRecords = related, IsTombstone = source.State == RecordState.Deleted };

    private Session DeriveSession(CanonicalRecord source, IReadOnlyDictionary<string, CanonicalRecord> related) => !IsDerivation
        ? throw new InvalidOperationException($"The mapping \"{Name}\" is no derivation.")
        : new(_forward, CanonicalCollection.System, "") { Source = source.Source, Records = related };

    private Session WriteSession(CanonicalRecord source, ReferenceTable references) =>
        new(_backward!, System!, "") { Source = source.Source, Keys = references };

    private CanonicalRecord Record(RecordSource source, RecordState state, string origin, byte[] json, string hash, Session session) => new()
    {
        Entity = Entity,
        Schema = Schema,
        Source = source,
        State = state,
        Json = json,
        ContentHash = hash,
        Trace = new(Name, Version, origin),
        References = session.References,
    };
}
