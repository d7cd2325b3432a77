using System.Text.Json;

namespace Connectors.Tool;

/// <summary>The fields that differ, collected record by record.</summary>
/// <param name="isMasked">Whether the values of a field may not be shown.</param>
internal sealed class FieldDiffs(Func<string, bool> isMasked)
{
    private readonly Dictionary<string, FieldDiff> _fields = new(StringComparer.Ordinal);

    public IEnumerable<FieldDiff> All => _fields.Values.OrderBy(one => one.Path, StringComparer.Ordinal);

    /// <returns>Whether anything differs.</returns>
    public bool Compare(int record, string key, IEnumerable<Leaf> before, IEnumerable<Leaf> after)
    {
        var old = new Dictionary<string, Leaf>(StringComparer.Ordinal);
        foreach (var leaf in before)
            old[leaf.Pointer] = leaf;
        var differs = false;
        foreach (var leaf in after)
        {
            if (!old.Remove(leaf.Pointer, out var other))
                Of(leaf).Add(record, key, null, leaf);
            else if (!JsonElement.DeepEquals(other.Value, leaf.Value))
                Of(leaf).Add(record, key, other, leaf);
            else
                continue;
            differs = true;
        }

        foreach (var leaf in old.Values)
            Of(leaf).Add(record, key, leaf, null);
        return differs || old.Count > 0;
    }

    private FieldDiff Of(Leaf leaf) =>
        _fields.TryGetValue(leaf.Field, out var known) ? known : _fields[leaf.Field] = new(leaf.Field, isMasked(leaf.Field));
}
