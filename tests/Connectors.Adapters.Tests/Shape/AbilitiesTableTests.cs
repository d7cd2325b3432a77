using Connectors.Adapters;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>What a README says that an adapter can do is what it can do. <c>CONNECTORS_ACCEPT_TABLES=1</c> writes the tables anew.</summary>
public sealed class AbilitiesTableTests
{
    private static IEnumerable<string> Vendors => ShapeVendors.All.Select(vendor => vendor.Name);

    [TestCaseSource(nameof(Vendors))]
    public void The_README_has_the_table_of_the_descriptor(string name)
    {
        var vendor = ShapeVendors.All.Single(candidate => candidate.Name == name);
        var readme = Path.Combine(Root(), "src", vendor.Assembly.GetName().Name!, "README.md");
        var text = File.ReadAllText(readme);
        var expected = AbilitiesTable.Put(text, AdapterHouse.Describe(vendor));
        if (expected is not null && Environment.GetEnvironmentVariable("CONNECTORS_ACCEPT_TABLES") == "1")
            File.WriteAllText(readme, text = expected);
        Assert.That(text, Is.EqualTo(expected), $"'{AbilitiesTable.Begin}' to '{AbilitiesTable.End}': set CONNECTORS_ACCEPT_TABLES=1 and run once more");
    }

    [Test]
    public void A_descriptor_says_what_its_object_classes_are([ValueSource(nameof(Vendors))] string name)
    {
        var objects = AdapterHouse.Describe(ShapeVendors.All.Single(vendor => vendor.Name == name)).Objects;
        using var _ = Assert.EnterMultipleScope();
        Assert.That(objects.Select(line => line.Name), Is.Unique);
        Assert.That(objects.Where(line => line.Abilities.HasFlag(Abilities.Write) == (line.Guarantee == WriteGuarantee.None)), Is.Empty);
        Assert.That(objects.Where(line => !line.Abilities.HasFlag(Abilities.Read)).Select(line => line.Name), Is.Empty);
        Assert.That(objects.Where(line => line.Routes.IsEmpty).Select(line => line.Name), Is.Empty);
        Assert.That(objects.Select(line => line.Documentation.Scheme), Is.All.EqualTo("https"));
    }

    [Test]
    public void The_table_shows_a_change_of_the_descriptor()
    {
        AdapterDescriptor before = new("v", "1", [new("things", "task", Abilities.Read, WriteGuarantee.None, new("https://v.example/things"), [])]);
        AdapterDescriptor after = new("v", "1", [before.Objects[0] with { Abilities = Abilities.Read | Abilities.Webhooks }]);
        var text = AbilitiesTable.Put($"a\n{AbilitiesTable.Begin}\nold\n{AbilitiesTable.End}\nb\n", before)!;
        using var _ = Assert.EnterMultipleScope();
        Assert.That(text, Does.StartWith("a\n").And.EndsWith("\nb\n").And.Contain("| [`things`](https://v.example/things) | `task` | yes | - | - | - | - | - |"));
        Assert.That(AbilitiesTable.Put(text, before), Is.EqualTo(text));
        Assert.That(AbilitiesTable.Put(text, after), Is.Not.EqualTo(text));
        Assert.That(AbilitiesTable.Put("no marks", before), Is.Null);
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Connectors.sln")))
            at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return at.FullName;
    }
}
