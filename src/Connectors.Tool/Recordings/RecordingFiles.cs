namespace Connectors.Tool;

/// <summary>Finds recordings.</summary>
internal static class RecordingFiles
{
    public const string Ending = ".recording";

    /// <summary>Files as they were named, folders with all that lies below, in name order.</summary>
    public static string[] Find(IEnumerable<string> paths) =>
    [
        .. paths.SelectMany(path => Directory.Exists(path)
            ? Directory.GetFiles(path, $"*{Ending}", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray()
            : [path]),
    ];
}
