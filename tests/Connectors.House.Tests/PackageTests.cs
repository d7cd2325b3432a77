namespace Connectors.House.Tests;

/// <summary>What every package carries.</summary>
public sealed class PackageTests
{
    [Test]
    public void Every_package_has_a_README_that_starts_with_code() => House.None(
        Directory.EnumerateDirectories(Path.Combine(House.Root, "src"))
            .Where(folder => !File.Exists(Path.Combine(folder, "README.md")) || !File.ReadLines(Path.Combine(folder, "README.md")).First().StartsWith("```", StringComparison.Ordinal))
            .Select(folder => Path.GetFileName(folder)),
        "A README.md whose first line opens a code block.");

    [Test]
    public void The_top_level_holds_only_what_the_map_shows()
    {
        string[] folders = ["src", "samples", "tests", "benchmarks", "nuget", ".ci", ".git"];
        House.None(
            Directory.EnumerateDirectories(House.Root).Select(folder => Path.GetFileName(folder)!)
                .Except([.. folders, "artifacts", "TestResults", ".vs", ".idea"]),
            "There is no docs folder; every package has its README.");
    }

    [Test]
    public void No_text_of_the_product_names_a_path_of_one_machine() => House.None(
        House.Sources.Concat(House.Tests)
            .Where(file => file.Package != "Connectors.House.Tests")
            .Where(file => file.Text.Contains("/work/", StringComparison.Ordinal) || file.Text.Contains("\"/tmp/", StringComparison.Ordinal))
            .Select(file => file.Path),
        "Paths come from the caller or the system.");
}
