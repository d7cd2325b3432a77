using System.Xml.Linq;

namespace Connectors.House.Tests;

/// <summary>Who may reference whom (the map in src/README.md).</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Connectors.Core"] = [],
        ["Connectors.Salesforce"] = ["Connectors.Core"],
        ["Connectors.NetSuite"] = ["Connectors.Core"],
        ["Connectors.Kantata"] = ["Connectors.Core"],
        ["Connectors.Workday"] = ["Connectors.Core"],
        ["Connectors.Jira"] = ["Connectors.Core"],
        ["Connectors.Flows"] = ["Connectors.Core"],
        ["Connectors.AspNetCore"] = ["Connectors.Core", "Connectors.Flows"],
        ["Connectors.Validation"] = ["Connectors.Core"],
        ["Connectors.Conformance"] = ["Connectors.Core"],
        ["Connectors.Sqlite"] = ["Connectors.Core", "Connectors.Flows"],
        ["Connectors.PostgreSql"] = ["Connectors.Core", "Connectors.Flows"],
        ["Connectors.Sandbox"] = [],
        ["Connectors.Tool"] =
        [
            "Connectors.Core", "Connectors.Flows", "Connectors.Jira", "Connectors.Kantata", "Connectors.NetSuite", "Connectors.Salesforce", "Connectors.Sandbox",
            "Connectors.PostgreSql", "Connectors.Sqlite", "Connectors.Workday",
        ],
    };

    [Test]
    public void Every_package_references_only_what_the_map_allows()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.csproj", SearchOption.AllDirectories).ToArray();
        Assert.That(projects.Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(Allowed.Keys), "A new package needs a row here.");
        House.None(projects.SelectMany(Offences), "A package references what it may not.");
    }

    private static IEnumerable<string> Offences(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        return XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Where(reference => !Allowed[name].Contains(reference))
            .Select(reference => $"{name} -> {reference}");
    }
}
