using System.Globalization;

namespace Connectors.Mapping;

/// <summary>A step of a path: a member name, or an index (then the name is empty).</summary>
internal sealed record PathSegment(string Name, int Index)
{
    /// <summary>Where extensions stand.</summary>
    public static PathSegment Ext { get; } = new("ext", -1);

    /// <summary>The first item of an array.</summary>
    public static PathSegment First { get; } = new("", 0);

    public string PointerName => NameInPointer(Name, Index);

    /// <summary>A step as a JSON Pointer has it.</summary>
    /// <param name="name">The name of a member.</param>
    /// <param name="index">The index of an item; -1 for a member.</param>
    public static string NameInPointer(string name, int index) => index >= 0 ? index.ToString(CultureInfo.InvariantCulture)
        : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
