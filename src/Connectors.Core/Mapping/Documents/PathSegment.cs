using System.Globalization;

namespace Connectors.Mapping;

/// <summary>A step of a path: a member name, or an index (then the name is empty).</summary>
internal sealed record PathSegment(string Name, int Index)
{
    /// <summary>Where extensions stand.</summary>
    public static PathSegment Ext { get; } = new("ext", -1);

    /// <summary>The first item of an array.</summary>
    public static PathSegment First { get; } = new("", 0);

    public string PointerName =>
        Index >= 0 ? Index.ToString(CultureInfo.InvariantCulture) : Name.Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal);
}
