using System.Text;

namespace Connectors.Exchange;

/// <summary>The columns of a CSV page: dotted paths, each once, none inside another. Immutable, thread-safe.</summary>
public sealed class CsvColumns
{
    private const int LongestName = 400;
    private const int MostParts = 32;
    private readonly ImmutableArray<string> _names;

    private CsvColumns(ImmutableArray<string> names, CsvNode root) => (_names, Root) = (names, root);

    /// <summary>The paths in the order of the page.</summary>
    public ImmutableArray<string> Names => _names;

    /// <summary>How many there are, at least 1.</summary>
    public int Count => _names.Length;

    /// <summary>The columns as they nest.</summary>
    internal CsvNode Root { get; }

    /// <summary>The index of a column.</summary>
    /// <param name="name">The path, as vendors spell it apart from upper and lower case.</param>
    /// <returns>-1 when the page does not have it.</returns>
    public int Find(string name)
    {
        for (var index = 0; index < _names.Length; index++)
        {
            if (string.Equals(_names[index], name, StringComparison.OrdinalIgnoreCase))
                return index;
        }
        return -1;
    }

    /// <summary>The columns of these names; null with the column and the problem when they are none.</summary>
    internal static CsvColumns? Of(string[] names, out int column, out string problem)
    {
        var root = new CsvNode("");
        for (column = 0; column < names.Length; column++)
        {
            problem = Place(root, names[column], column);
            if (problem.Length > 0)
                return null;
        }
        problem = "";
        return new([.. names], root);
    }

    private static string Place(CsvNode root, string name, int column)
    {
        if (name.Length > LongestName)
            return $"has a column name of more than {LongestName} characters";
        var parts = name.Split('.');
        if (parts.Length > MostParts || parts.Any(string.IsNullOrWhiteSpace))
            return "has a column that is no dotted path";
        var node = root;
        foreach (var part in parts)
        {
            if (node.Column >= 0)
                return "has a column inside another column";
            node = node.Child(part);
        }
        if (node.Column >= 0)
            return "has the same column twice";
        if (node.Children.Count > 0)
            return "has a column inside another column";
        node.Column = column;
        return "";
    }
}
