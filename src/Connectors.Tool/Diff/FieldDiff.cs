namespace Connectors.Tool;

/// <summary>What happened to one field over all records.</summary>
/// <param name="path">JSON Pointer with <c>*</c> for indexes.</param>
/// <param name="isMasked">Whether its values are of persons or secret: then none is kept.</param>
internal sealed class FieldDiff(string path, bool isMasked)
{
    public const string Masked = "masked";
    private const int MostExamples = 3;
    private readonly List<FieldExample> _examples = [];
    private int _last, _lastAdded, _lastRemoved, _lastChanged;

    public string Path => path;

    public bool IsMasked => isMasked;

    /// <summary>Records that show any difference here.</summary>
    public int Records { get; private set; }

    public int Added { get; private set; }

    public int Removed { get; private set; }

    public int Changed { get; private set; }

    public IReadOnlyList<FieldExample> Examples => _examples;

    /// <param name="record">Number of the record, from 1: a record counts once, however many elements of a list differ.</param>
    /// <param name="key">The vendor's key.</param>
    /// <param name="before">The value on one side.</param>
    /// <param name="after">The value on the other.</param>
    public void Add(int record, string key, Leaf? before, Leaf? after)
    {
        Records += Step(ref _last, record);
        if (before is null)
            Added += Step(ref _lastAdded, record);
        else if (after is null)
            Removed += Step(ref _lastRemoved, record);
        else
            Changed += Step(ref _lastChanged, record);
        if (_examples.Count == MostExamples)
            return;
        var (old, now) = (Show(before), Show(after));
        // A name or a label, which is not shown: the key or the code is the same.
        _examples.Add(new(key, (after ?? before)!.Value.Pointer, old, old is not null && old == now && !isMasked ? $"{now}, named otherwise" : now));
    }

    private string? Show(Leaf? leaf) => leaf is null ? null : isMasked ? Masked : Leaves.Text(leaf.Value.Value);

    private static int Step(ref int last, int record)
    {
        var isNew = last != record;
        last = record;
        return isNew ? 1 : 0;
    }
}
