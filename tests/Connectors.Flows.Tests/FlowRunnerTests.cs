using Connectors.State;

namespace Connectors.Flows.Tests;

public sealed class FlowRunnerTests
{
    private const string Copy = """
        { "flow": "copy", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "crm", "when": { "is": { "path": "status.code", "anyOf": ["active"] } }, "runKey": ["@id", "name"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "erp", "verb": "create", "record": "@self", "owner": "finance" } ] }
        """;

    private const string Back = """
        { "flow": "back", "version": "1.0.0",
          "trigger": { "entity": "customer", "role": "erp", "runKey": ["@id", "name"] },
          "steps": [ { "id": "write", "entity": "customer", "role": "crm", "verb": "upsert", "record": "@self" } ] }
        """;

    [Test]
    public async Task A_wanted_record_is_written_once_and_others_are_ignored()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Client 2", "prospect");

        var first = await rig.RunAsync();
        var second = await rig.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That((first.Read, first.Accepted, first.Ignored, first.Written, first.RunsDone), Is.EqualTo((2, 1, 1, 1, 1)));
            Assert.That((second.Read, second.Written), Is.EqualTo((0, 0)));
            Assert.That(rig.Accounts.At(FlowRig.Right).Values.Single()["name"]!.ToString(), Is.EqualTo("Client 1"));
        });
    }

    [Test]
    public async Task A_record_whose_stamp_moved_without_a_change_is_dropped_as_unchanged()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        await rig.RunAsync();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");

        var second = await rig.RunAsync();

        Assert.That((second.Read, second.Unchanged, second.Written), Is.EqualTo((1, 1, 0)));
    }

    [Test]
    public async Task A_second_delivery_ends_at_its_run_key()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        await rig.RunAsync();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "closed");
        await rig.RunAsync();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");

        var third = await rig.RunAsync();

        Assert.That((third.Duplicates, third.Written, rig.Accounts.Writes.Count), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task What_we_wrote_ourselves_comes_back_as_an_echo_and_a_real_edit_does_not()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        await rig.RunAsync();

        var echo = await rig.RunAsync("back");
        var id = rig.Accounts.At(FlowRig.Right).Keys.Single();
        rig.Accounts.Put(FlowRig.Right, id, "Client 1 renamed", "active");
        var edit = await rig.RunAsync("back");

        Assert.Multiple(() =>
        {
            Assert.That((echo.Echoes, echo.Written), Is.EqualTo((1, 0)));
            Assert.That((edit.Echoes, edit.Written), Is.EqualTo((0, 1)));
        });
    }

    [Test]
    [Category("F22")]
    public async Task A_refusal_becomes_a_dead_letter_with_an_owner_and_neighbours_go_on()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Client 2", "active");
        rig.Accounts.Faults.Enqueue(MemoryFault.Refuse);

        var report = await rig.RunAsync();
        var again = await rig.RunAsync();
        var letter = (await rig.LettersAsync()).Single();

        Assert.Multiple(() =>
        {
            Assert.That((report.Parked, report.Written), Is.EqualTo((1, 1)));
            Assert.That((again.Parked, again.Written), Is.EqualTo((0, 0)));
            Assert.That(letter.OwnerRole, Is.EqualTo("finance"));
            Assert.That(letter.Stage, Is.EqualTo("write"));
            Assert.That(letter.Faults.Single().Rule, Is.EqualTo("name"));
            Assert.That(letter.DueAt, Is.GreaterThan(letter.FirstSeen));
        });
    }

    [Test]
    [Category("F22")]
    public async Task A_record_that_cannot_be_mapped_is_a_dead_letter_with_its_payload_and_the_page_goes_on()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "", "active");
        rig.Accounts.Put(FlowRig.Left, "2", "Client 2", "active");

        var report = await rig.RunAsync();
        var letter = (await rig.LettersAsync()).Single();

        Assert.Multiple(() =>
        {
            Assert.That((report.Refused, report.Written), Is.EqualTo((1, 1)));
            Assert.That(letter.Stage, Is.EqualTo("read"));
            Assert.That(letter.Payload.GetProperty("id").GetString(), Is.EqualTo("1"));
        });
    }

    [TestCase(nameof(MemoryFault.LoseAnswerAfterCommit))]
    [TestCase(nameof(MemoryFault.LoseRequest))]
    [Category("F19")]
    public async Task A_lost_answer_is_looked_up_and_never_doubled(string fault)
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        rig.Accounts.Faults.Enqueue(Enum.Parse<MemoryFault>(fault));

        await rig.RunAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        await rig.RunAsync();

        Assert.That(rig.Accounts.At(FlowRig.Right), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Trouble_that_passes_waits_with_growing_pauses_and_is_parked_when_it_does_not_pass()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Client 1", "active");
        for (var i = 0; i < 20; i++)
        {
            rig.Accounts.Faults.Enqueue(MemoryFault.Unavailable);
        }

        var first = await rig.RunAsync();
        var early = await rig.RunAsync();
        var parked = 0;
        for (var i = 0; i < 12; i++)
        {
            rig.Clock.Advance(TimeSpan.FromDays(1));
            parked += (await rig.RunAsync()).Parked;
        }

        Assert.Multiple(() =>
        {
            Assert.That(first.Waiting, Is.EqualTo(1));
            Assert.That(early.Waiting, Is.Zero, "It is not due yet.");
            Assert.That(parked, Is.EqualTo(1));
            Assert.That(rig.Accounts.At(FlowRig.Right), Is.Empty);
        });
    }

    [Test]
    public async Task A_reference_that_is_not_known_yet_is_waited_for()
    {
        await using var rig = Rig();
        rig.Accounts.Put(FlowRig.Left, "1", "Daughter", "active", parent: "9");

        var first = await rig.RunAsync();
        rig.Accounts.Put(FlowRig.Left, "9", "Mother", "active");
        await rig.RunAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var third = await rig.RunAsync();

        var mother = rig.Accounts.At(FlowRig.Right).Values.Single(record => record["name"]!.ToString() == "Mother");
        var daughter = rig.Accounts.At(FlowRig.Right).Values.Single(record => record["name"]!.ToString() == "Daughter");
        Assert.Multiple(() =>
        {
            Assert.That(first.Waiting, Is.EqualTo(1));
            Assert.That(third.Written, Is.EqualTo(1));
            Assert.That(daughter["parent"]!.ToString(), Is.EqualTo(mother["id"]!.ToString()));
        });
    }

    [Test]
    public async Task A_flow_document_with_mistakes_names_all_of_them()
    {
        await using var rig = new FlowRig(null, """
            { "flow": "bad", "version": "1.0.0", "colour": "red",
              "trigger": { "entity": "custommer", "role": "crm", "when": { "maybe": {} }, "runKey": [] },
              "steps": [ { "id": "a", "entity": "customer", "role": "erp", "verb": "destroy" } ] }
            """);

        var thrown = Assert.ThrowsAsync<Connectors.Faults.ConnectorException>(() => rig.RunAsync("bad"))!;

        foreach (var expected in new[] { "/colour", "/trigger/entity", "/trigger/when", "/trigger/runKey", "/steps/0/verb", "/steps/0" })
        {
            Assert.That(thrown.Message, Does.Contain($"{expected}:"));
        }
    }

    [Test]
    public async Task The_check_at_start_finds_wrong_flows_and_derivations_that_no_mapping_gives()
    {
        await using var sound = Rig();
        await using var broken = new FlowRig(null, """{ "flow": "bad" }""");
        await using var dangling = new FlowRig(null, Copy.Replace("\"record\": \"@self\"", "\"derive\": \"nowhere\"", StringComparison.Ordinal));

        Assert.Multiple(async () =>
        {
            Assert.That(await sound.CheckAsync(), Is.Empty);
            Assert.That((await broken.CheckAsync()).Select(fault => fault.Path), Is.SupersetOf(new[] { "/version", "/steps", "/trigger" }));
            Assert.That((await dangling.CheckAsync()).Single().Message, Does.Contain("'nowhere'").And.Contain("AddMappings"));
        });
    }

    private static FlowRig Rig() => new(null, Copy, Back);
}
