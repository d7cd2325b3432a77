using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Flows.Tests;

/// <summary>A vendor merges one record into another: what referred to the first goes to the second, nothing is deleted, and of two records at the
/// target somebody is asked.</summary>
[Category("F43")]
public sealed class MergeTests
{
    [TestCase(true, Description = "A list shows it as deleted, with what became of it.")]
    [TestCase(false, Description = "An event tells of it, and it is not there any more.")]
    public async Task What_refers_to_the_merged_record_goes_to_the_remaining_one(bool byList)
    {
        await using var rig = await CopiedAsync("1", "2");
        await MergeAsync(rig, "2", "1", byList);

        rig.Account.Records["3"] = new("3", "Client 3", rig.Now) { Parent = "2" };
        await rig.HintAsync("3");
        await rig.TurnsAsync();

        var (grave, letter) = ((await rig.TombstonesAsync()).Single(), (await rig.LettersAsync()).Single());
        Assert.Multiple(() =>
        {
            Assert.That((grave.Kind, grave.Key.Value, grave.MergedInto?.Value), Is.EqualTo((DeleteKind.Merged, "2", "1")));
            Assert.That(ParentOf(rig, "Client 3"), Is.EqualTo(IdOf(rig, "Client 1")));
            Assert.That(string.Join(',', rig.Written), Is.EqualTo("Client 1,Client 2,Client 3"), "What was brought over stays.");
            Assert.That((letter.Stage, letter.Key?.Value, letter.Faults.Single().Kind), Is.EqualTo(("merge", "2", FaultKind.Duplicate)));
            Assert.That(letter.Faults.Single().Message, Does.Contain(IdOf(rig, "Client 1")).And.Contains(IdOf(rig, "Client 2")));
        });
    }

    [Test]
    public async Task Negative_control_where_nobody_tells_into_which_it_stays_with_the_old_one()
    {
        await using var rig = await CopiedAsync("1", "2");
        rig.Account.Records.Remove("2");
        await rig.HintAsync("2", ChangeKind.Merged);
        await rig.TurnsAsync();

        rig.Account.Records["3"] = new("3", "Client 3", rig.Now) { Parent = "2" };
        await rig.HintAsync("3");
        await rig.TurnsAsync();

        Assert.That(((await rig.TombstonesAsync()).Single().Kind, ParentOf(rig, "Client 3")), Is.EqualTo((DeleteKind.Merged, IdOf(rig, "Client 2"))));
    }

    [Test]
    public async Task What_remains_takes_the_counterpart_of_the_merged_one_where_it_has_none()
    {
        await using var rig = await CopiedAsync("2");
        rig.Account.Records["1"] = new("1", "Client 1", rig.Now) { Status = "prospect" };
        await MergeAsync(rig, "2", "1", byList: true);

        rig.Account.Records["1"] = new("1", "Client 1", rig.Now) { Status = "active" };
        await rig.HintAsync("1");
        await rig.TurnsAsync();

        Assert.That((string.Join(',', rig.Written), (await rig.LettersAsync()).Count), Is.EqualTo(("Client 1", 0)));
    }

    [Test]
    public async Task A_record_that_was_never_brought_over_is_an_alias_of_the_remaining_one()
    {
        await using var rig = await CopiedAsync("1");
        await MergeAsync(rig, "2", "1", byList: false);

        rig.Account.Records["3"] = new("3", "Client 3", rig.Now) { Parent = "2" };
        await rig.HintAsync("3");
        await rig.TurnsAsync();

        Assert.That((ParentOf(rig, "Client 3"), (await rig.LettersAsync()).Count), Is.EqualTo((IdOf(rig, "Client 1"), 0)));
    }

    [Test]
    public async Task Merges_of_merges_are_followed_to_the_end_and_two_in_one_page_lose_nothing()
    {
        await using var rig = await CopiedAsync("2", "3", "4");
        rig.Account.Records["1"] = new("1", "Client 1", rig.Now) { Status = "prospect" };
        rig.Account.Records["3"] = Merged(rig, "3", "1");
        rig.Account.Records["2"] = Merged(rig, "2", "1");
        await rig.Rig.RunAsync();
        await MergeAsync(rig, "1", "4", byList: true);
        foreach (var (id, parent) in new[] { ("7", "1"), ("8", "2"), ("9", "3") })
        {
            rig.Account.Records[id] = new(id, $"Client {id}", rig.Now) { Parent = parent };
            await rig.HintAsync(id);
        }

        await rig.TurnsAsync();

        var told = (await rig.LettersAsync()).Select(letter => letter.Key!.Value);
        Assert.Multiple(() =>
        {
            Assert.That(new[] { "7", "8", "9" }.Select(id => ParentOf(rig, $"Client {id}")), Is.All.EqualTo(IdOf(rig, "Client 4")));
            Assert.That(told, Is.EquivalentTo(new[] { "1", "3" }).Or.EquivalentTo(new[] { "1", "2" }),
                "Of two, one gives its counterpart to what remains, and the other's is told; so is what that gives away in turn.");
        });
    }

    [Test]
    public async Task A_later_hint_of_the_merged_record_looks_at_the_remaining_one()
    {
        await using var rig = await CopiedAsync("1", "2");
        await MergeAsync(rig, "2", "1", byList: true);
        rig.Account.Records["1"] = new("1", "Client 1, now both", rig.Now);

        await rig.HintAsync("2");
        await rig.TurnsAsync();

        Assert.That((string.Join(';', rig.Written), (await rig.TombstonesAsync()).Count, await rig.WaitingAsync()),
            Is.EqualTo(("Client 1, now both;Client 2", 1, 0L)));
    }

    [Test]
    public async Task One_that_comes_back_is_a_record_of_its_own_again()
    {
        await using var rig = await CopiedAsync("1", "2");
        await MergeAsync(rig, "2", "1", byList: true);
        rig.Account.Records["2"] = new("2", "Client 2, restored", rig.Now);
        await rig.HintAsync("2");
        await rig.TurnsAsync();

        rig.Account.Records["3"] = new("3", "Client 3", rig.Now) { Parent = "2" };
        await rig.HintAsync("3");
        await rig.TurnsAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(string.Join(';', rig.Written), Is.EqualTo("Client 1;Client 2, restored;Client 3"));
            Assert.That(ParentOf(rig, "Client 3"), Is.EqualTo(IdOf(rig, "Client 2, restored")));
            Assert.That(await rig.TombstonesAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task A_run_of_the_merged_record_that_has_not_begun_is_taken_out()
    {
        await using var rig = await CopiedAsync("1");
        rig.Account.Put("2", "Client 2", rig.Now);
        await rig.HintAsync("2");
        await rig.Rig.Get<FlowWorker>().TurnAsync("w", urgentFirst: true, default);
        await MergeAsync(rig, "2", "1", byList: false);

        Assert.That((string.Join(';', rig.Written), await rig.WaitingAsync()), Is.EqualTo(("Client 1", 0L)));
    }

    [Test]
    public async Task A_record_that_becomes_one_of_another_type_stays_the_same_record()
    {
        await using var rig = await CopiedAsync("1");
        foreach (var type in new[] { "prospect", "closed", "active" })
        {
            rig.Account.Records["1"] = new("1", $"Client 1 as {type}", rig.Now) { Status = type };
            await rig.HintAsync("1");
            await rig.TurnsAsync();
        }

        Assert.That(string.Join(';', rig.Written), Is.EqualTo("Client 1 as active"), "Types that the flow does not want are passed over, one it wants is a change.");
    }

    private static async Task<IntakeRig> CopiedAsync(params string[] ids)
    {
        var rig = new IntakeRig();
        foreach (var id in ids)
        {
            rig.Account.Put(id, $"Client {id}", rig.Now);
        }

        await rig.Rig.RunAsync();
        Assert.That(rig.Writes, Is.EqualTo(ids.Length));
        return rig;
    }

    private static async Task MergeAsync(IntakeRig rig, string id, string into, bool byList)
    {
        if (byList)
        {
            rig.Account.Records[id] = Merged(rig, id, into);
            await rig.Rig.RunAsync();
            await rig.Rig.RunAsync();
        }
        else
        {
            rig.Account.Records.Remove(id);
            await rig.HintAsync(id, ChangeKind.Merged, mergedInto: into);
        }

        await rig.TurnsAsync();
    }

    private static SpringRecord Merged(IntakeRig rig, string id, string into) =>
        new(id, $"Client {id}", rig.Now) { State = RecordState.Deleted, MergedInto = into };

    private static string IdOf(IntakeRig rig, string name) =>
        rig.Target.At(FlowRig.Right).Values.Single(record => record["name"]!.ToString() == name)["id"]!.ToString();

    private static string? ParentOf(IntakeRig rig, string name) =>
        rig.Target.At(FlowRig.Right).Values.Single(record => record["name"]!.ToString() == name)["parent"]?.ToString();
}
