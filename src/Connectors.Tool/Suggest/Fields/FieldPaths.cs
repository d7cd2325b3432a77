namespace Connectors.Tool;

/// <summary>Paths of fields and slots, such as <c>emails[0].address</c>.</summary>
internal static class FieldPaths
{
    public static string WithoutIndexes(string path) =>
        string.Join('.', path.Split('.').Select(part => part.IndexOf('[') is var at and >= 0 ? part[..at] : part));

    /// <summary>JSON Pointer of a slot in the canonical record.</summary>
    public static string Pointer(string slot) => slot.StartsWith("x:", StringComparison.Ordinal)
        ? $"/ext/{slot}"
        : $"/{slot.Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)}";
}
