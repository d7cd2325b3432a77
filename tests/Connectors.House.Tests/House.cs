namespace Connectors.House.Tests;

/// <summary>The source tree as the house tests see it.</summary>
internal static class House
{
    public static string Root { get; } = RootOf(AppContext.BaseDirectory);

    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Files("src").Concat(Files("samples"))];

    public static IReadOnlyList<SourceFile> Tests { get; } = [.. Files("tests")];

    public static IReadOnlyList<SourceFile> Product { get; } = [.. Sources.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))];

    public static void None(IEnumerable<string> offenders, string rule)
    {
        var list = offenders.ToArray();
        Assert.That(list, Is.Empty, $"{rule}\n{string.Join('\n', list)}");
    }

    private static IEnumerable<SourceFile> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))));

    /// <summary>Looked up from where the tests run: source paths are not real ones in a deterministic build.</summary>
    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Connectors.sln"))
        ? folder
        : RootOf(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
