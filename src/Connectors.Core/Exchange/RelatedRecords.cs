namespace Connectors.Exchange;

/// <summary>Records that travelled along (side-loaded, or fetched for a flow), found by object or name and id. Immutable, thread-safe.</summary>
public sealed class RelatedRecords
{
    private readonly Lazy<IReadOnlyDictionary<VendorKey, ReadOnlyMemory<byte>>> _records;
    private object? _kept;
    private string[]? _objects;

    /// <summary>Takes the records as they are.</summary>
    /// <param name="records">UTF-8 JSON by key; not copied, must not change afterwards.</param>
    public RelatedRecords(IReadOnlyDictionary<VendorKey, ReadOnlyMemory<byte>> records) => _records = new(records);

    /// <summary>Looks for the records when one is asked for, since most mappings ask for none.</summary>
    /// <param name="find">Finds them, UTF-8 JSON by key; called once at most.</param>
    public RelatedRecords(Func<IReadOnlyDictionary<VendorKey, ReadOnlyMemory<byte>>> find) => _records = new(find);

    /// <summary>No related records.</summary>
    public static RelatedRecords None { get; } = new(static () => new Dictionary<VendorKey, ReadOnlyMemory<byte>>());

    /// <summary>How many there are.</summary>
    public int Count => _records.Value.Count;

    /// <summary>The UTF-8 JSON of a record.</summary>
    /// <returns>False when it did not travel along.</returns>
    public bool TryFind(VendorKey key, out ReadOnlyMemory<byte> json) => _records.Value.TryGetValue(key, out json);

    /// <summary>Whether any record of an object or name travelled along: most pages bring few of the objects that a mapping looks for.</summary>
    internal bool Has(string vendorObject)
    {
        foreach (var known in _objects ??= [.. _records.Value.Keys.Select(static key => key.Object).Distinct(StringComparer.Ordinal)])
        {
            if (known == vendorObject)
                return true;
        }
        return false;
    }

    /// <summary>Leaves something with the records, such as what a mapping found out about them: it goes when they go.
    /// What was left before is forgotten.</summary>
    internal void Keep(object found) => Volatile.Write(ref _kept, found);

    /// <summary>Takes out what was left, so that nobody else has it at the same time; null when there is nothing.</summary>
    internal object? Take() => Interlocked.Exchange(ref _kept, null);
}
