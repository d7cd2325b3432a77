namespace Connectors.House.Tests;

/// <summary>The sample of an adapter stays small and uses what everybody has.</summary>
public sealed class CustomAdapterTests
{
    private static readonly string Folder = Path.Combine(House.Root, "samples", "CustomAdapter");

    [Test]
    public void A_vendor_of_ones_own_takes_at_most_ten_files()
    {
        string[] made = ["bin", "obj"];
        var files = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Where(file => !made.Contains(file.Split(Path.DirectorySeparatorChar)[0]))
            .ToArray();
        Assert.That(files, Has.Length.InRange(1, 10), string.Join('\n', files));
    }

    [Test]
    public void It_sees_only_what_is_public() => House.None(
        Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("InternalsVisibleTo Include=\"CustomAdapter", StringComparison.Ordinal)),
        "A partner cannot open our internals, so the sample must not either.");
}
