using System.Runtime.CompilerServices;

namespace Connectors.Sandbox.Tests;

/// <summary>The recorded material beside the repository; tests that need it skip where it is absent.</summary>
internal static class Shared
{
    public static string Folder(string path)
    {
        var folder = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "shared", path));
        if (!Directory.Exists(folder))
        {
            Assert.Ignore($"Needs the recorded pages in ../shared/{path} beside the repository, which are not here.");
        }

        return folder;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
