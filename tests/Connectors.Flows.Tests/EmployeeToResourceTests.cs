using Connectors.Contracts;
using Connectors.State;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows.Tests;

/// <summary>A worker becomes a resource in two systems, wholly or not at all.</summary>
public sealed class EmployeeToResourceTests
{
    private const string Flow = "employee-to-resource";

    [Test]
    public async Task A_worker_becomes_one_resource_in_both_systems_and_a_second_run_writes_nothing()
    {
        await using var rig = new HouseRig();
        rig.Hire("21001");
        rig.Rate("21001");

        var first = await rig.RunAsync(Flow);
        var second = await rig.RunAsync(Flow);

        var user = rig.At("psa", "users").Values.Single();
        var employee = rig.At("erp", "employees").Values.Single();
        var keys = new[] { Key("psa", "users", user["id"]!.ToString()), Key("erp", "employees", employee["id"]!.ToString()) };
        var ids = await CrossReferences.FindAsync(rig.State, new("acme"), keys);
        Assert.Multiple(() =>
        {
            Assert.That((first.Written, second.Written), Is.EqualTo((2, 0)));
            Assert.That((user["name"]!.ToString(), user["email"]!.ToString(), user["cost"]!.ToString()), Is.EqualTo(("Ada Lovelace", "ada@example.com", "85")));
            Assert.That(ids.Values.Distinct().Count(), Is.EqualTo(1), "Both are the same person to us.");
            Assert.That(ids, Has.Count.EqualTo(2));
        });
    }

    [TestCase(null, true, "/workEmail")]
    [TestCase("ada@example.com", false, "/rate")]
    [TestCase(null, false, "/workEmail,/rate")]
    public async Task What_is_lacking_is_one_dead_letter_of_hr_before_anything_is_written(string? email, bool hasRate, string paths)
    {
        await using var rig = new HouseRig();
        rig.Hire("21001", email);
        if (hasRate)
        {
            rig.Rate("21001");
        }

        var report = await rig.RunAsync(Flow);

        var letter = (await rig.LettersAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That((report.Written, report.Waiting, report.Parked, report.Incomplete), Is.EqualTo((0, 0, 1, 1)));
            Assert.That(rig.Writes, Is.Empty);
            Assert.That((letter.OwnerRole, letter.Stage), Is.EqualTo(("hr", "prepare")));
            Assert.That(letter.Faults.Select(fault => fault.Path), Is.SupersetOf(paths.Split(',')));
            Assert.That(string.Join(' ', letter.Faults), Does.Not.Contain("Ada").And.Not.Contain("85"));
        });
    }

    [Test]
    public async Task A_later_step_that_lacks_something_keeps_the_earlier_ones_from_writing()
    {
        await using var careful = new HouseRig(null, ProjectThenPerson);
        await using var blind = new HouseRig(services => services.AddSingleton<IRunPreparation, NoPreparation>(), ProjectThenPerson);
        foreach (var rig in new[] { careful, blind })
        {
            rig.Hire("20000", "boss@example.com");
            rig.Hire("21001", email: null);
            rig.Rate("20000");
            rig.Rate("21001");
            await rig.RunAsync("two-people");
        }

        Assert.Multiple(() =>
        {
            Assert.That(careful.Writes.Where(write => write.Contains("21001")), Is.Empty);
            Assert.That(blind.Writes.Where(write => write.Contains("21001")), Is.Not.Empty, "Negative control: without the look ahead half of it is written.");
        });
    }

    [Test]
    public async Task A_rate_that_appears_later_completes_the_run_although_the_worker_did_not_change()
    {
        await using var rig = new HouseRig();
        rig.Hire("21001");
        await rig.RunAsync(Flow);
        var letter = (await rig.LettersAsync()).Single();
        for (var i = 0; i < 20; i++)
        {
            rig.Clock.Advance(TimeSpan.FromDays(1));
            var idle = await rig.RunAsync(Flow);
            Assert.That((idle.Parked, idle.Incomplete, idle.Written), Is.EqualTo((0, 1, 0)));
        }

        Assert.That((await rig.LettersAsync()).Single().FirstSeen, Is.EqualTo(letter.FirstSeen), "The same lack is the same letter.");
        rig.Rate("21001");

        var completed = await rig.RunAsync(Flow);

        Assert.That((completed.Written, completed.Incomplete), Is.EqualTo((2, 0)));
        Assert.That(await rig.LettersAsync(), Is.Empty);
    }

    [Test]
    public async Task A_worker_who_changes_takes_the_place_of_the_run_that_lacked_something()
    {
        await using var rig = new HouseRig();
        rig.Hire("21001", email: null);
        rig.Rate("21001");
        await rig.RunAsync(Flow);
        rig.Hire("21001", "ada@example.com");

        var report = await rig.RunAsync(Flow);

        Assert.That((report.Written, report.Incomplete), Is.EqualTo((2, 0)));
        Assert.That(await rig.LettersAsync(), Is.Empty);
        Assert.That((await rig.RunsAsync()).Select(run => run.State), Is.EquivalentTo(new[] { RunState.Done, RunState.Superseded }));
    }

    [Test]
    public async Task A_change_of_what_is_lacking_is_told_in_the_same_letter()
    {
        await using var rig = new HouseRig();
        rig.Hire("21001", email: null);
        await rig.RunAsync(Flow);
        rig.Rate("21001");

        var report = await rig.RunAsync(Flow);

        Assert.That((await rig.LettersAsync()).Single().Faults.Select(fault => fault.Path), Is.EqualTo(new[] { "/workEmail" }));
        Assert.That((report.Incomplete, report.Written), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Who_is_hired_for_later_waits_for_the_day_and_who_is_gone_is_left_alone()
    {
        await using var rig = new HouseRig();
        rig.Hire("1", status: "hired");
        rig.Hire("2", status: "gone");
        rig.Rate("1");
        var before = await rig.RunAsync(Flow);
        rig.Hire("1", status: "active");

        var after = await rig.RunAsync(Flow);

        Assert.That((before.Ignored, before.Written, after.Written), Is.EqualTo((2, 0, 2)));
    }

    /// <summary>Two writes of different needs: the manager is taken as it is, the person must be derived.</summary>
    private const string ProjectThenPerson = """
        { "flow": "two-people", "version": "1.0.0",
          "trigger": { "entity": "worker", "role": "hris", "runKey": ["@id", "@change"] },
          "steps": [
            { "id": "first", "entity": "resource", "role": "psa", "verb": "upsert", "derive": "worker-to-name-only" },
            { "id": "second", "entity": "resource", "role": "erp", "verb": "upsert", "derive": "worker-to-resource" } ] }
        """;

    private static VendorReference Key(string system, string vendorObject, string id) => new(system, system, vendorObject, id);
}
