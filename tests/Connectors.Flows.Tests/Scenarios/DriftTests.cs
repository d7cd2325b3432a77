using System.Text.Json.Nodes;

namespace Connectors.Flows.Tests.Scenarios;

/// <summary>The vendor's records are not any more what they were.</summary>
public sealed class DriftTests
{
    [Test]
    [Category("F23")]
    public async Task A_field_of_another_type_is_a_letter_for_each_record_and_one_cause_and_others_flow()
    {
        await using var rig = new FlowRig(null, Copying.There);
        for (var number = 0; number < 40; number++)
        {
            rig.Accounts.Put(FlowRig.Left, $"{number:00}", new() { ["name"] = new JsonObject { ["text"] = "Client" }, ["status"] = "active" });
        }

        rig.Accounts.Put(FlowRig.Left, "50", new() { ["name"] = "Sound", ["status"] = "active", ["brandNew"] = new JsonArray(1, 2) });
        rig.Accounts.Put(FlowRig.Left, "51", new() { ["name"] = "New word", ["status"] = "dormant" });
        var report = await rig.RunAsync();
        var letters = (await rig.LettersAsync()).Where(letter => letter.Stage == "read").ToList();

        Assert.Multiple(() =>
        {
            Assert.That((report.Refused, letters.Count), Is.EqualTo((40, 40)));
            Assert.That(letters.Select(letter => letter.CauseGroup).Distinct().Count(), Is.EqualTo(1), "People are told one thing, not forty.");
            Assert.That(letters.SelectMany(letter => letter.Faults).Select(fault => fault.Path), Is.All.EqualTo("/name"));
            Assert.That(Copying.Names(rig, FlowRig.Right), Does.Contain("Sound"), "A field that is new stops nobody.");
        });
    }

    [Test]
    [Category("F24")]
    public async Task A_field_that_is_not_there_any_more_clears_nothing_at_the_target()
    {
        await using var rig = new FlowRig(null, Copying.There);
        rig.Accounts.Put(FlowRig.Left, "1", "Mother", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Daughter", "active", parent: "1");
        await Copying.SettleAsync(rig);
        var before = rig.Accounts.At(FlowRig.Right).Values.Single(record => $"{record["name"]}" == "Daughter");
        var (id, parent) = ($"{before["id"]}", $"{before["parent"]}");

        rig.Accounts.At(FlowRig.Left)["2"].Remove("parent");
        rig.Accounts.Put(FlowRig.Left, "2", new() { ["name"] = "Daughter renamed" });
        await Copying.SettleAsync(rig);

        var after = rig.Accounts.At(FlowRig.Right)[id];
        Assert.That(($"{after["name"]}", $"{after["parent"]}"), Is.EqualTo(("Daughter renamed", parent)));
        Assert.That(parent, Is.Not.Empty);
    }
}
