using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>The baselines stand in src/Connectors.Core/Contracts/Schemas. To accept a change, run this fixture once with
/// CONNECTORS_ACCEPT_SCHEMAS=1 and commit the files.</summary>
public class EntitySchemaTests
{
    private const string Accept = "CONNECTORS_ACCEPT_SCHEMAS";

    private static IEnumerable<string> Names => EntityCatalog.All.Select(static entity => entity.Name);

    [TestCaseSource(nameof(Names))]
    public void A_contract_has_the_schema_of_its_baseline(string name)
    {
        var schema = EntitySchemas.Export(name);
        // Also an accepted change has to be declared by its version; a new major version has a file of its own, beside the one before.
        var baseline = EntitySchemas.Baseline(name);
        if (baseline is not null && SchemaComparison.Undeclared(baseline, schema) is { } undeclared)
            Assert.Fail($"Contract {name} changed and its version does not say so. {undeclared}");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(Path.Combine(Folder(), EntitySchemas.FileName(EntityCatalog.Find(name)!)), schema);
        else if (baseline != schema)
            Assert.Fail(Explain(name, baseline, schema));
    }

    [Test]
    public void Every_baseline_belongs_to_a_contract()
    {
        var files = typeof(EntitySchemas).Assembly.GetManifestResourceNames()
            .Where(static file => file.EndsWith(".schema.json", StringComparison.Ordinal) && file is not ("mapping.v1.schema.json" or "overlay.v1.schema.json"));
        Assert.That(files, Is.EquivalentTo(EntityCatalog.All.Select(EntitySchemas.FileName)));
    }

    [Test]
    public void A_schema_is_json_and_ends_with_a_newline()
    {
        var schema = EntitySchemas.Export("timeEntry");
        using var document = JsonDocument.Parse(schema);
        var duration = document.RootElement.GetProperty("properties").GetProperty("duration");
        Assert.That(duration.GetProperty("allOf")[0].GetProperty("$ref").GetString(), Is.EqualTo("#/definitions/workTime"));
        Assert.That(schema, Does.EndWith("}\n").And.Not.Contains("\r"));
    }

    [Test]
    public void An_unknown_contract_is_refused_with_the_names_that_exist() =>
        Assert.That(() => EntitySchemas.Export("invoce"), Throws.ArgumentException.With.Message.Contains("'invoce'").And.Message.Contains("invoice, payment"));

    [Test]
    public void A_changed_contract_is_told_with_its_class_of_change()
    {
        var schema = EntitySchemas.Export("payment");
        Assert.Multiple(() =>
        {
            Assert.That(Explain("payment", schema.Replace("\"unapplied\"", "\"unallocated\""), schema),
                Does.Contain("/unallocated: removed (breaking); /unapplied: new (additive)."));
            Assert.That(Explain("payment", null, schema), Does.Contain("no baseline").And.Contains(Accept));
        });
    }

    private static string Explain(string name, string? baseline, string schema)
    {
        const string way = $"If it is meant, run this fixture once with {Accept}=1 and commit src/Connectors.Core/Contracts/Schemas.";
        return baseline is null ? $"Contract {name} has no baseline. {way}"
            : $"Contract {name} differs from its baseline: {string.Join("; ", SchemaComparison.Between(baseline, schema))}. {way}";
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Connectors.sln")))
            root = root.Parent;
        Assert.That(root, Is.Not.Null, "Baselines are accepted inside the repository only.");
        return Path.Combine(root!.FullName, "src", "Connectors.Core", "Contracts", "Schemas");
    }
}
