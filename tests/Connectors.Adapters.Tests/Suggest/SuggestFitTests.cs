using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>The weights come from the training half and from nothing else.</summary>
public sealed class SuggestFitTests
{
    private const double Rounding = 0.01;

    [Test]
    public void The_weights_in_the_file_are_those_that_fit_the_training_half()
    {
        var fitted = WeightFit.Fit(Halves.Training);
        if (Environment.GetEnvironmentVariable("CONNECTORS_ACCEPT_WEIGHTS") == "1")
        {
            File.WriteAllText(Halves.Source("src/Connectors.Tool/Suggest/weights.json"), WeightFile.Text(fitted, Halves.Training.Length));
            Assert.Ignore("Written: build again, so that the tool has them.");
        }

        var file = SuggestWeights.Default;
        const string WayOut = "Labels, words or evidence changed: run this test with CONNECTORS_ACCEPT_WEIGHTS=1, look at the figures, commit weights.json.";
        Assert.Multiple(() =>
        {
            Assert.That(file.Evidence, Is.EqualTo(fitted.Evidence).Within(Rounding), WayOut);
            Assert.That(file.Doubt, Is.EqualTo(fitted.Doubt).Within(Rounding), WayOut);
            Assert.That(file.Slope, Is.EqualTo(fitted.Slope).Within(Rounding), WayOut);
            Assert.That(file.Offset, Is.EqualTo(fitted.Offset).Within(Rounding), WayOut);
            Assert.That(file.Accept, Is.EqualTo(fitted.Accept).Within(1e-9), WayOut);
        });
    }

    [Test]
    public void The_labelled_set_has_all_five_vendors_custom_fields_and_many_that_should_not_be_mapped()
    {
        var all = LabelSet.All;
        TestContext.Out.WriteLine($"{all.Length} fields of {all.Select(field => field.Set).Distinct().Count()} objects, "
            + $"{all.Count(field => !field.IsMapped)} not to be mapped, {all.Count(field => field.Field.Label is not null)} with labels");
        Assert.Multiple(() =>
        {
            Assert.That(all, Has.Length.GreaterThanOrEqualTo(300));
            Assert.That(all.Select(field => field.Vendor).Distinct(), Is.EquivalentTo(new[] { "jira", "kantata", "netsuite", "salesforce", "workday" }));
            Assert.That(all.Count(field => !field.IsMapped), Is.GreaterThanOrEqualTo(all.Length / 4));
            Assert.That(all.Select(field => $"{field.Set}/{field.Field.Path}"), Is.Unique);
            Assert.That(Halves.Training.Length, Is.EqualTo(all.Length / 2).Within(all.Length / 10), "The hash halves the set.");
        });
    }

    [Test]
    public void Every_label_names_a_member_that_can_be_proposed() => Assert.That(
        Halves.Training.Concat(Halves.HeldOut).Where(field => field.Label.IsMapped && field.Right.Length == 0)
            .Select(field => $"{field.Label.Set} {field.Label.Field.Path} -> {field.Label.Targets[0]}"),
        Is.Empty);

    [Test]
    public void Every_alias_names_a_member_of_a_contract() => Assert.That(
        MemberAliases.Default.Keys.Select(key => key.Split('.', 2)).Where(key => key[0] != "*" && Contracts.EntityCatalog.Find(key[0])?.Find(key[1]) is null)
            .Select(key => string.Join('.', key)),
        Is.Empty);
}
