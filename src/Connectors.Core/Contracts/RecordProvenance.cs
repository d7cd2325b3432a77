namespace Connectors.Contracts;

/// <summary>Where the fields of a record came from. A record keeps a byte for each field; all words are kept
/// once for all records of a mapping and are put together when somebody asks. Immutable, thread-safe.</summary>
public sealed class RecordProvenance
{
    /// <summary>The field has no value, or is not told of.</summary>
    internal const byte Absent = 0;
    /// <summary>The field has a value; what is above says which alternative gave it.</summary>
    internal const byte Present = 1;
    /// <summary>The field has the default of its rule.</summary>
    internal const byte Default = 255;

    private readonly ProvenanceTable _table;
    private readonly byte[] _marks;

    internal RecordProvenance(ProvenanceTable table, byte[] marks) => (_table, _marks) = (table, marks);

    internal ReadOnlySpan<byte> Marks => _marks;

    internal ProvenanceTable Table => _table;

    /// <summary>The fields that are told of, in the order of the mapping: those with a value, or those that changed.</summary>
    public IEnumerable<FieldProvenance> Fields =>
        Enumerable.Range(0, _marks.Length).Where(place => _marks[place] != Absent).Select(place => _table.Field(place, null, _marks[place]));

    /// <summary>Where a field came from; null when it has no value, did not change
    /// where only changes are told of, or is none of the mapping.</summary>
    /// <param name="pointer">JSON Pointer, such as <c>/duration</c>, <c>/billRate</c>, <c>/ext/x:costCentre</c>; of a field in a list such as
    /// <c>/lines/0/amount</c>, which is answered for all elements alike as soon as the list is there.</param>
    public FieldProvenance? this[string pointer]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(pointer);
            return _table.Find(pointer) is >= 0 and var place && _marks[place] != Absent ? _table.Field(place, pointer, _marks[place]) : null;
        }
    }

    /// <summary>The same, with other marks.</summary>
    internal RecordProvenance With(byte[] marks) => new(_table, marks);
}
