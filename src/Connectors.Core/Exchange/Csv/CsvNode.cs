using System.Text;
using System.Text.Json;

namespace Connectors.Exchange;

/// <summary>A name in the tree that dotted columns make: a column, or an object around columns. Not changed once the page is read.</summary>
internal sealed class CsvNode(string name)
{
    private readonly Dictionary<string, CsvNode> _byName = new(StringComparer.Ordinal);

    public byte[] Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>The name as a JSON text with its colon.</summary>
    public byte[] Quoted { get; } = [.. JsonSerializer.SerializeToUtf8Bytes(name), (byte)':'];

    /// <summary>Index of the column; -1 for an object.</summary>
    public int Column { get; set; } = -1;

    public List<CsvNode> Children { get; } = [];

    public CsvNode Child(string part)
    {
        if (!_byName.TryGetValue(part, out var child))
        {
            _byName[part] = child = new(part);
            Children.Add(child);
        }
        return child;
    }
}
