namespace Connectors.Adapters.Tests;

/// <summary>Recorded data beside the repository; absent on most machines.</summary>
internal static class SharedData
{
    public static string? Folder(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "Connectors.sln")))
                continue;
            var folder = Path.Combine(at.FullName, "..", "shared", "data", path);
            return Directory.Exists(folder) ? folder : null;
        }

        return null;
    }
}
