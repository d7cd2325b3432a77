using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>The mapping documents of all packages, as they lie in the source tree.</summary>
public sealed class ShippedDocumentsTests
{
    [Test]
    public void All_documents_load_together_without_a_fault() => Assert.That(Load().Names, Is.Not.Empty);

    /// <summary>All base mappings and derivations of the product.</summary>
    public static MappingSet Load()
    {
        var texts = Texts();
        var set = MappingSet.Load(texts, MappingFunctions.None);
        Assert.That(set.IsSuccess, Is.True, () => string.Join('\n', set.Faults));
        Assert.That(set.Value!.Names, Has.Length.EqualTo(texts.Count));
        return set.Value!;
    }

    /// <summary>Their texts.</summary>
    public static List<MappingText> Texts()
    {
        var root = Root();
        return Directory.EnumerateFiles(Path.Combine(root, "src"), "*.mapping.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => new MappingText(Path.GetRelativePath(root, file), File.ReadAllBytes(file)))
            .ToList();
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Connectors.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("The source tree is not around the tests.");
    }
}
