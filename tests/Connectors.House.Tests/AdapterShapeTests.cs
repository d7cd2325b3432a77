namespace Connectors.House.Tests;

/// <summary>A reader of one adapter knows all.</summary>
public sealed class AdapterShapeTests
{
    private static readonly string[] Vendors = ["Salesforce", "NetSuite", "Kantata", "Workday", "Jira"];

    private static readonly string[] FirstFiles = ["BuilderExtensions", "Options", "Adapter", "Hosts", "Authenticator", "Faults", "Budgets", "Pages", "Client"];

    private static readonly string[] AlsoAtTheRoot = ["Routes", "Settings"];

    [Test]
    public void All_adapters_have_the_same_first_files([ValueSource(nameof(Vendors))] string vendor) => House.None(
        FirstFiles.Select(file => $"src/Connectors.{vendor}/{vendor}{file}.cs").Where(path => !File.Exists(Path.Combine(House.Root, path))),
        "These files are missing.");

    [Test]
    public void Nothing_else_lies_beside_them([ValueSource(nameof(Vendors))] string vendor) => House.None(
        House.Product.Where(file => file.Package == $"Connectors.{vendor}" && file.Room.Length == 0).Select(file => file.Path)
            .Except(FirstFiles.Concat(AlsoAtTheRoot).Select(file => $"src/Connectors.{vendor}/{vendor}{file}.cs"))
            .Except([$"src/Connectors.{vendor}/GlobalUsings.cs"]),
        "Parts of these files lie in folders named by concept.");

    [Test]
    public void Objects_have_a_documentation_link_and_a_route([ValueSource(nameof(Vendors))] string vendor)
    {
        var objects = House.Product.Where(file => file.Package == $"Connectors.{vendor}" && file.Room == "Objects").ToArray();
        Assert.That(objects, Is.Not.Empty);
        House.None(
            objects.Where(file => file.Text.Contains(": IRecord", StringComparison.Ordinal) && !file.Text.Contains("[VendorRoute(", StringComparison.Ordinal)).Select(file => file.Path),
            "An object class says which of the vendor's routes it calls.");
    }

    [Test]
    public void Mappings_are_documents_beside_the_adapter([ValueSource(nameof(Vendors))] string vendor) =>
        Assert.That(Directory.EnumerateFiles(Path.Combine(House.Root, "src", $"Connectors.{vendor}", "Mappings"), "*.mapping.json"), Is.Not.Empty);

    [Test]
    public void Adapters_and_flows_do_not_know_each_other() => House.None(
        from file in House.Product
        where file.Package == "Connectors.Flows" || Vendors.Any(vendor => file.Package == $"Connectors.{vendor}")
        from vendor in Vendors.Append("Flows").Where(other => file.Package != $"Connectors.{other}")
        where file.Code.Contains($"using Connectors.{vendor}", StringComparison.Ordinal)
        select $"{file.Path} uses Connectors.{vendor}",
        "Adapters use Core only; flows name roles, never vendors.");
}
