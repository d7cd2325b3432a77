using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>One run of a plan over one record: its related records, the faults and the references found. Never shared.</summary>
internal sealed class Session(Plan plan)
{
    public const int NoChoice = -1;
    // Becomes the mark of a default; no choice has so many alternatives.
    public const int FellBack = RecordProvenance.Default - RecordProvenance.Present - 1;
    private const int MostFaults = 100;
    private const int MostWalked = 1_024;
    private const int Fuel = 2_000_000;
    private const int LeastOutputLimit = 1024 * 1024;
    private const int OutputPerInput = 10;

    /// <summary>What was walked of an object of which nothing lies beside the page.</summary>
    private static readonly Dictionary<string, Scope?> Nowhere = new(0, Utf8Comparer.Ordinal);
    private SessionInput _input = SessionInput.None;
    private VendorRecord? _record;
    private bool _isOfPage;
    private int _spent;
    private int _outputLimit = LeastOutputLimit;
    private readonly Scope?[] _related = plan.Relations.IsEmpty ? [] : new Scope?[plan.Relations.Length];
    private readonly Dictionary<string, Scope?>?[] _walked = plan.Relations.IsEmpty ? [] : new Dictionary<string, Scope?>?[plan.Relations.Length];
    private readonly bool[] _asked = plan.Relations.IsEmpty ? [] : new bool[plan.Relations.Length];
    private List<Fault>? _faults;
    private readonly List<CanonicalReference> _references = [];
    private Scope? _root;
    private JsonOutput? _output;

    // A plain null would become an empty memory here, which is not nothing.
    private static ReadOnlyMemory<byte>? Nothing => null;

    public Direction Direction => plan.Direction;

    public string System => _input.System;

    public string Connection => _input.Connection;

    public bool IsTombstone => _record?.State == RecordState.Deleted;

    public ReferenceTable Keys => _input.Keys;

    /// <summary>Where the plan writes to, empty at the beginning.</summary>
    public JsonOutput Output => _output ??= JsonOutput.Rent();

    public Plan Plan => plan;

    public RelatedRecords VendorRecords => _input.VendorRecords;

    /// <summary>Makes it as new for another record of the same plan.</summary>
    public Session Begin(SessionInput input)
    {
        _walked.AsSpan().Clear();
        (_input, _isOfPage) = (input, false);
        return Begin();
    }

    /// <summary>The same for a vendor's record. What was walked beside the last one is kept if it lies beside this one, too.</summary>
    public Session Begin(VendorRecord record, string system, string connection, RelatedRecords page)
    {
        if (!_isOfPage || !ReferenceEquals(_input.VendorRecords, page) || !ReferenceEquals(_input.Connection, connection))
        {
            _walked.AsSpan().Clear();
            (_input, _isOfPage) = (new(system, connection) { VendorRecords = page }, true);
        }
        _record = record;
        return Begin();
    }

    /// <summary>Lets go of the record.</summary>
    public void End()
    {
        _record = null;
        if (!_isOfPage)
            _input = SessionInput.None;
        _root?.Release();
        _output?.Return();
        _output = null;
    }

    /// <summary>Which alternative the last choice took; <see cref="NoChoice"/> when none
    /// was made, <see cref="FellBack"/> for a default. Only provenance asks.</summary>
    public int Chosen { get; set; } = NoChoice;

    /// <summary>Day of the record's last change at its source, in UTC; null when the source does not say.</summary>
    public DateOnly? LastChange =>
        (_record?.ModifiedAt ?? _input.Source?.ModifiedAt) is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    public int FaultCount => _faults?.Count ?? 0;

    public ImmutableArray<Fault> Faults => [.. _faults ?? []];

    public ImmutableArray<CanonicalReference> References => [.. _references];

    public void Add(CanonicalReference reference) => _references.Add(reference);

    public void Add(Fault fault)
    {
        if (FaultCount < MostFaults)
            (_faults ??= []).Add(fault);
    }

    /// <summary>Drops the faults that were added since there were so many.</summary>
    public void Forget(int since)
    {
        if (FaultCount > since)
            _faults!.RemoveRange(since, FaultCount - since);
    }

    /// <summary>Counts the steps of a run: lists inside lists multiply, so the run is bounded and not only its parts.</summary>
    /// <param name="steps">1 for a rule or a condition, more for what costs more.</param>
    /// <returns>False when there were too many; then a fault says so.</returns>
    public bool TrySpend(int steps)
    {
        _spent += steps;
        if (_spent <= Fuel)
            return true;
        _spent = Fuel;
        Exceeded($"takes more than {Fuel} steps");
        return false;
    }

    /// <summary>Whether what was written is out of all proportion; then a fault says so.</summary>
    public bool IsTooLong(JsonOutput output)
    {
        if (output.Position <= _outputLimit)
            return false;
        Exceeded($"gives more than {_outputLimit} bytes");
        return true;
    }

    /// <summary>Walks the main record.</summary>
    /// <returns>Null when it cannot be read; then a fault says why.</returns>
    public Scope? Open(ReadOnlyMemory<byte> json)
    {
        _outputLimit = (int)Math.Min(int.MaxValue, Math.Max(LeastOutputLimit, (long)json.Length * OutputPerInput));
        var root = _root ??= new Scope(this, plan.Shape);
        return _record?.Row is { } row ? Told(root, root.Load(row, plan), json, "") : Load(root, json, "");
    }

    /// <summary>A record beside the main one; walked at its first use.</summary>
    /// <returns>Null when it is not there.</returns>
    public Scope? Related(int index)
    {
        if (_asked[index])
            return _related[index];
        // What was found is empty now, as it is to stay for what is nowhere.
        _asked[index] = true;
        var relation = plan.Relations[index];
        if (relation.Kind != RelationKind.Vendor)
            return _related[index] = Walked(relation);
        var known = _walked[index] ??= _input.VendorRecords.Has(relation.Target) ? new(Utf8Comparer.Ordinal) : Nowhere;
        if (ReferenceEquals(known, Nowhere))
            return null;
        return _related[index] = _root?.Spelling(relation.By, out var key) is not null && !key.IsEmpty
            ? Remembered(known, relation, key) : Walked(relation);
    }

    /// <summary>Whether it is the main record.</summary>
    public bool IsRoot(Scope scope) => ReferenceEquals(_root, scope);

    /// <summary>A value of the main record, wherever the scope at hand is.</summary>
    public RawValue AtRoot(SlotRef at) => _root?[at] ?? default;

    private Session Begin()
    {
        (_spent, _faults) = (0, null);
        _references.Clear();
        if (_related.Length > 0)
        {
            _related.AsSpan().Clear();
            _asked.AsSpan().Clear();
        }
        return this;
    }

    /// <summary>Many records of a page point to the same few beside them, each of which is walked once.</summary>
    private Scope? Remembered(Dictionary<string, Scope?> walked, Relation relation, ReadOnlySpan<byte> key)
    {
        var known = walked.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (known.TryGetValue(key, out var scope))
            return scope;
        var faults = FaultCount;
        scope = Walked(relation);
        // What is wrong with it has to be told with each record.
        if (FaultCount == faults && walked.Count < MostWalked)
            known[key] = scope;
        return scope;
    }

    private Scope? Walked(Relation relation) =>
        Find(relation) is { } json ? Load(new Scope(this, relation.Shape), json, "/" + relation.Name) : null;

    private void Exceeded(string what)
    {
        if (_faults?.Exists(fault => fault.Kind == FaultKind.LimitExceeded && fault.Rule == "limit") ?? false)
            return;
        (_faults ??= []).Add(new Fault(FaultKind.LimitExceeded,
            $"Mapping the record {what}; simplify the mapping, or split the record at its source.")
        {
            Path = "", Rule = "limit", ValueClass = "record",
        });
    }

    private Scope? Load(Scope scope, ReadOnlyMemory<byte> json, string pointer) => Told(scope, scope.Load(json), json, pointer);

    private Scope? Told(Scope scope, string? problem, ReadOnlyMemory<byte> json, string pointer)
    {
        if (problem is null)
            return scope;
        var kind = Direction == Direction.Write ? FaultKind.TargetInvalid : FaultKind.SourceInvalid;
        Add(new Fault(kind, $"The record {problem}; read it again, and tell its vendor if that does not help.")
        {
            Path = pointer, ValueClass = $"bytes({json.Length})", Rule = "record",
        });
        return null;
    }

    private ReadOnlyMemory<byte>? Find(Relation relation) => relation.Kind switch
    {
        RelationKind.Vendor => Vendor(relation.Target, KeyAt(relation.By)),
        RelationKind.Custom => Vendor("custom:" + relation.Target, relation.Owner < 0 ? _record!.Key.Id : KeyAt(plan.Relations[relation.Owner].By)),
        RelationKind.Canonical => _input.Records.TryGetValue(relation.Name, out var record) ? record.Json : Nothing,
        _ => SourceOf(relation.Owner) is { } source ? SourceJson.Of(source) : Nothing,
    };

    private RecordSource? SourceOf(int owner) =>
        owner < 0 ? _input.Source : _input.Records.TryGetValue(plan.Relations[owner].Name, out var record) ? record.Source : null;

    private string KeyAt(SlotRef by) => AtRoot(by).AsString();

    private ReadOnlyMemory<byte>? Vendor(string target, string key) =>
        key.Length > 0 && _input.VendorRecords.TryFind(new(target, key), out var json) ? json : Nothing;
}
