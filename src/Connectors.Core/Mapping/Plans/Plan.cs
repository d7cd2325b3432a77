using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>A mapping compiled for one direction. Immutable, thread-safe.</summary>
/// <param name="direction">Which.</param>
/// <param name="shape">Which places of the main record are wanted.</param>
/// <param name="relations">Records beside it.</param>
/// <param name="root">The whole main record.</param>
/// <param name="tree">What is written.</param>
internal sealed class Plan(Direction direction, Shape shape, ImmutableArray<Relation> relations, SlotRef root, OutputNode tree)
{
    private Session? _spare;
    private RowBinding? _rows;
    private PlanPlaces? _places;

    public Direction Direction => direction;

    public Shape Shape => shape;

    public ImmutableArray<Relation> Relations => relations;

    public SlotRef Root => root;

    public OutputNode Tree => tree;

    /// <summary>The plan that fills typed records, made at its first use.</summary>
    public object? Typed { get; set; }

    /// <summary>Where the columns of a CSV page go; bound when its first row comes.</summary>
    public RowBinding RowsOf(CsvColumns columns) =>
        _rows is { } known && ReferenceEquals(known.Columns, columns) ? known
        : _rows = shape.WantsWhole ? new(columns, null) : RowBinding.Of(columns, shape);

    /// <summary>A session for one record.</summary>
    public Session Begin(SessionInput input) => new Session(this).Begin(input);

    /// <summary>The same for a vendor's record.</summary>
    public Session Begin(VendorRecord record, string system, string connection, RelatedRecords related) =>
        new Session(this).Begin(record, system, connection, related);

    /// <summary>A session for one record that is given back afterwards: the last one that was, or a new one.</summary>
    public Session Rent(SessionInput input) => Spare().Begin(input);

    /// <summary>The same for a vendor's record. What was walked beside another record of its page need not be walked again.</summary>
    public Session Rent(VendorRecord record, string system, string connection, RelatedRecords related)
    {
        // A plan that wants nothing beside the record must not hold its page.
        if (Relations.IsEmpty || related == RelatedRecords.None)
            return Spare().Begin(record, system, connection, RelatedRecords.None);
        var kept = related.Take() as Session;
        return (kept?.Plan == this ? kept : new(this)).Begin(record, system, connection, related);
    }

    /// <summary>Takes a session back that nobody uses any more. What it walked beside a record stays with the page and goes with it.</summary>
    public void Return(Session session)
    {
        session.End();
        if (session.VendorRecords == RelatedRecords.None)
            _spare = session;
        else
            session.VendorRecords.Keep(session);
    }

    /// <summary>Walks the record.</summary>
    /// <returns>Null when it is no JSON object; then a fault says why.</returns>
    public Scope? Open(Session session, ReadOnlyMemory<byte> json)
    {
        var scope = session.Open(json);
        if (scope is null || scope[root].Kind == JsonTokenType.StartObject)
            return scope;
        session.Add(new Fault(FaultKind.SourceInvalid,
            $"The record is no JSON object but {scope[root].Class}; read it again, and tell its vendor if that does not help.")
        {
            Path = "", ValueClass = scope[root].Class, Rule = "record",
        });
        return null;
    }

    /// <summary>The fields in the order in which they are written. Two at once make equal ones.</summary>
    public PlanPlaces Places => _places ??= new(tree);

    /// <summary>The JSON and its content hash; null when there are faults, which stand in the session.</summary>
    /// <param name="session">The run.</param>
    /// <param name="json">The record.</param>
    /// <param name="marks">Takes a byte for each field; null when nobody asks where fields come from.</param>
    public (byte[] Json, LateHash? Hash)? Run(Session session, ReadOnlyMemory<byte> json, byte[]? marks = null)
    {
        if (Open(session, json) is not { } scope)
            return null;
        var output = session.Output;
        output.Push(FrameKind.Object, null);
        output.Appear();
        var tracing = new Tracing(marks ?? []);
        foreach (var child in tree.Children)
        {
            var start = output.Position;
            if (marks is null)
                child.Emit(scope, output);
            else
                child.EmitTraced(scope, output, ref tracing);
            if (session.IsTooLong(output))
                return null;
            if (output.Position > start && child.IsVolatile)
                output.MarkVolatile(start);
        }
        output.Pop();
        if (session.FaultCount > 0)
            return null;
        var result = output.ToArray();
        return (result, direction == Direction.Write ? null : new(result, output.VolatileParts.ToArray()));
    }

    private Session Spare() => Interlocked.Exchange(ref _spare, null) ?? new(this);
}
