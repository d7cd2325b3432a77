namespace Connectors.Flows.Tests;

public sealed class RereadTests
{
    [Test]
    public async Task A_record_that_could_not_be_read_is_read_by_its_id_and_goes_through_the_same_filters()
    {
        await using var rig = LetterRig.Of();
        foreach (var id in new[] { "1", "2", "3" })
        {
            rig.Accounts.Put(FlowRig.Left, id, "", "active");
        }

        await rig.RunAsync();
        (rig.Accounts.At(FlowRig.Left)["1"]["name"], rig.Accounts.At(FlowRig.Left)["2"]["name"]) = ("Good", "Not wanted");
        rig.Accounts.At(FlowRig.Left)["2"]["status"] = "closed";
        Assert.That((await rig.RunAsync()).Read, Is.Zero, "The source does not tell of it.");

        await rig.ReplayAsync();
        var report = await rig.RunAsync();
        var again = await rig.RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((report.Read, report.Accepted, report.Ignored, report.Refused, report.Written), Is.EqualTo((3, 1, 1, 1, 1)));
            Assert.That((again.Read, again.Written), Is.EqualTo((0, 0)), "Requests are gone.");
            var letter = await rig.LetterAsync();
            Assert.That((letter.Key!.Value, letter.Attempts, letter.State), Is.EqualTo(("3", 2, LetterState.Open)));
        });
    }

    [Test]
    public async Task A_record_that_is_gone_from_its_source_is_told_and_stays_with_a_person()
    {
        await using var rig = LetterRig.Of();
        rig.Accounts.Put(FlowRig.Left, "1", "", "active");
        await rig.RunAsync();
        rig.Accounts.At(FlowRig.Left).Remove("1");

        await rig.ReplayAsync();
        await rig.RunAsync();
        var letter = await rig.LetterAsync();

        Assert.That((letter.State, letter.Attempts, letter.Faults.Single().Rule), Is.EqualTo((LetterState.Open, 2, "reread")));
    }
}
