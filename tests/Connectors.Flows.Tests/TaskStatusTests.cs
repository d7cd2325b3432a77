using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>Tasks and their status on the way to the project, and back by a flow of the test: no loop, no write without a change.</summary>
public sealed class TaskStatusTests
{
    private const string There = "task-status-to-project";
    private const string Back = "story-status-to-task";

    private const string BackDocument = """
        { "flow": "story-status-to-task", "version": "1.0.0",
          "trigger": { "entity": "task", "role": "psa", "runKey": ["@id", "@change"] },
          "steps": [ { "id": "work-task", "entity": "task", "role": "work", "verb": "upsert", "record": "@self" } ] }
        """;

    [Test]
    public async Task A_task_brings_its_project_along_once_and_then_only_its_changes()
    {
        await using var rig = Rig();
        Issue(rig, "1", "open");
        Issue(rig, "2", "new");

        var first = await rig.RunAsync(There);
        var second = await rig.RunAsync(There);
        Issue(rig, "1", "closed");
        var third = await rig.RunAsync(There);

        Assert.Multiple(() =>
        {
            Assert.That((first.Written, first.RunsDone, second.Written, third.Written), Is.EqualTo((3, 2, 0, 1)));
            Assert.That(rig.At("psa", "workspaces"), Has.Count.EqualTo(1));
            Assert.That(States(rig), Is.EquivalentTo(new[] { "closed", "new" }));
        });
    }

    [Test]
    public async Task A_comment_is_no_change_and_causes_no_run_and_no_write()
    {
        await using var rig = Rig();
        Issue(rig, "1", "open");
        await rig.RunAsync(There);
        var writes = rig.Writes.Count;
        rig.Put("work", "issues", "1", new() { ["comments"] = new JsonArray("Looks good to me.") });

        var report = await rig.RunAsync(There);

        Assert.That((report.Read, report.Unchanged, report.Accepted, report.Written), Is.EqualTo((1, 1, 0, 0)));
        Assert.That(rig.Writes, Has.Count.EqualTo(writes));
    }

    [Test]
    public async Task A_tree_that_is_read_from_its_leaves_arrives_in_one_execution()
    {
        await using var rig = Rig();
        Issue(rig, "1", "open", parent: "2");
        Issue(rig, "2", "open", parent: "3");
        Issue(rig, "3", "open");

        var report = await rig.RunAsync(There);

        Assert.That((report.Waiting, report.Written), Is.EqualTo((0, 4)));
        Assert.That(await rig.LettersAsync(), Is.Empty);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Killed_within_a_tree_the_next_execution_brings_the_rest_without_waiting(int write)
    {
        await using var rig = Rig();
        Issue(rig, "1", "open", parent: "2");
        Issue(rig, "2", "open", parent: "3");
        Issue(rig, "3", "open");
        for (var before = 1; before < write; before++)
        {
            rig.Accounts.Faults.Enqueue(MemoryFault.None);
        }

        rig.Accounts.Faults.Enqueue(MemoryFault.Kill);
        Assert.That(async () => await rig.RunAsync(There), Throws.InstanceOf<OperationCanceledException>());

        var report = await rig.RunAsync(There);

        Assert.That((report.Waiting, report.Written), Is.EqualTo((0, 5 - write)));
        Assert.That(rig.At("psa", "stories"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_status_that_the_target_has_no_word_for_is_a_dead_letter_before_anything_is_written()
    {
        await using var rig = Rig();
        Issue(rig, "1", "in review by legal");

        var report = await rig.RunAsync(There);

        Assert.That((report.Incomplete, report.Written), Is.EqualTo((1, 0)));
        Assert.That((await rig.LettersAsync()).Single().Faults.Single().Message, Does.Contain("status"));
    }

    [Test]
    [Category("F31")]
    public async Task Both_directions_converge_and_then_write_nothing()
    {
        await using var rig = Rig();
        Issue(rig, "1", "open");
        await ConvergeAsync(rig);

        Issue(rig, "1", "closed");
        var edited = await ConvergeAsync(rig);
        Story(rig, "halted");
        var answered = await ConvergeAsync(rig);
        Issue(rig, "1", "closed");
        var insisted = await ConvergeAsync(rig);

        Assert.Multiple(() =>
        {
            Assert.That((edited, answered, insisted), Is.EqualTo((1, 1, 1)), "One edit is one write, on either side.");
            Assert.That(States(rig), Is.EqualTo(new[] { "closed" }), "What was sent once before is sent again when the other side changed in between.");
            Assert.That(rig.At("work", "issues"), Has.Count.EqualTo(1), "The way back changes the task that there is.");
            Assert.That(rig.At("psa", "stories"), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task What_a_vendor_fills_in_by_itself_is_an_echo_and_a_persons_change_of_it_is_not()
    {
        await using var rig = Rig();
        rig.Accounts.Defaults["priority"] = "normal";
        Issue(rig, "1", "open");
        await rig.RunAsync(There);

        var echo = await rig.RunAsync(Back);
        rig.Put("psa", "stories", "n1", new() { ["priority"] = "high" });
        var edit = await rig.RunAsync(Back);

        Assert.That((echo.Echoes, echo.Accepted), Is.EqualTo((1, 0)));
        Assert.That((edit.Echoes, edit.Accepted), Is.EqualTo((0, 1)));
    }

    [Test]
    [Category("F31")]
    public async Task Negative_control_without_the_echo_filter_what_we_wrote_comes_back_as_a_run()
    {
        await using var deaf = new HouseRig(services => services.AddSingleton<IEchoFilter, NoEchoes>(), BackDocument);
        await using var hearing = Rig();
        deaf.Put("work", "projects", "10", new() { ["name"] = "Rollout" });
        foreach (var rig in new[] { deaf, hearing })
        {
            Issue(rig, "1", "open");
            await rig.RunAsync(There);
        }

        Assert.That(((await deaf.RunAsync(Back)).Accepted, (await hearing.RunAsync(Back)).Accepted), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_people_did_on_both_sides_alike_is_no_write_and_what_they_did_differently_is_one()
    {
        await using var rig = Rig();
        Issue(rig, "1", "open");
        await ConvergeAsync(rig);

        Issue(rig, "1", "closed");
        Story(rig, "closed");
        var back = await rig.RunAsync(Back);
        var alike = await ConvergeAsync(rig);
        Story(rig, "halted");

        Assert.That((back.Written, back.WritesSkipped), Is.EqualTo((0, 1)), "The issue says so already.");
        Assert.That((alike, await ConvergeAsync(rig)), Is.EqualTo((0, 1)));
    }

    /// <summary>Runs both directions until neither writes, and says how many writes it took.</summary>
    private static async Task<int> ConvergeAsync(HouseRig rig)
    {
        var before = rig.Writes.Count;
        for (var round = 0; round < 5; round++)
        {
            var writes = rig.Writes.Count;
            await rig.RunAsync(There);
            await rig.RunAsync(Back);
            if (rig.Writes.Count == writes)
            {
                return rig.Writes.Count - before;
            }
        }

        Assert.Fail("Five rounds and still writing: " + string.Join('\n', rig.Writes.Skip(before)));
        return 0;
    }

    private static HouseRig Rig()
    {
        var rig = new HouseRig(null, BackDocument);
        rig.Put("work", "projects", "10", new() { ["name"] = "Rollout" });
        return rig;
    }

    private static void Issue(HouseRig rig, string id, string status, string? parent = null) => rig.Put("work", "issues", id, new()
    {
        ["project"] = "10", ["summary"] = $"Task {id}", ["status"] = status, ["parent"] = parent,
    });

    private static void Story(HouseRig rig, string state) => rig.Put("psa", "stories", "n1", new() { ["state"] = state });

    private static string[] States(HouseRig rig) => [.. rig.At("psa", "stories").Values.Select(story => story["state"]!.ToString())];
}
