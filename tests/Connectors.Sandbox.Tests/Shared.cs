namespace Connectors.Sandbox.Tests;

/// <summary>The recorded material beside the repository; tests that need it skip where it is absent.</summary>
internal static class Shared
{
    public static string Folder(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "..", "shared", path);
            if (File.Exists(Path.Combine(at.FullName, "Connectors.sln")) && Directory.Exists(folder))
            {
                return Path.GetFullPath(folder);
            }
        }

        Assert.Ignore($"Needs the recorded pages in ../shared/{path} beside the repository, which are not here.");
        return "";
    }
}
