using System.Reflection;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>Mapping documents that lie inside an assembly.</summary>
public static class EmbeddedMappings
{
    /// <summary>All embedded resources that end with <c>.mapping.json</c>, ordered by name.</summary>
    public static ImmutableArray<MappingText> Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var names = Array.FindAll(assembly.GetManifestResourceNames(), static name => name.EndsWith(".mapping.json", StringComparison.Ordinal));
        Array.Sort(names, StringComparer.Ordinal);
        return [.. Array.ConvertAll(names, name => new MappingText(name, Read(assembly, name)))];
    }

    private static ReadOnlyMemory<byte> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
