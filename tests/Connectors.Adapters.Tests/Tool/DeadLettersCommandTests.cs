using System.Text.Json.Nodes;
using Connectors.Flows.Tests.Stores;
using Connectors.PostgreSql;
using Connectors.Sqlite;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>Letters, runs and lanes by the command line, over a file and over a database.</summary>
[TestFixture("--state")]
[TestFixture("--postgresql")]
public sealed class DeadLettersCommandTests(string option)
{
    private Scratch _scratch = null!;
    private string _where = null!;

    [SetUp]
    public async Task WriteStore()
    {
        _scratch = new();
        if (option == "--state")
        {
            using var file = new SqliteStateStore(_where = Path.Combine(_scratch.Path, "connectors.db"));
            await LetterStore.WriteAsync(file);
            return;
        }

        await using var database = new PostgreSqlStateStore(_where = PostgreSqlCluster.Shared.NewDatabase());
        await LetterStore.WriteAsync(database);
    }

    [TearDown]
    public void RemoveStore() => _scratch.Dispose();

    [Test]
    public async Task Letters_are_listed_by_cause_with_what_they_block_and_without_personal_values()
    {
        var run = await StartAsync("deadletters", "list");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
            Assert.That(run.Output[0], Is.EqualTo("missing-reference:reference:/customer"));
            Assert.That(run.Output, Has.Some.Contain("deals/write customer C1  finance").And.Some.Contain("overdue  blocks 1 customer, 2 project"));
            Assert.That(run.Errors[^1], Is.EqualTo("3 letters, 2 overdue, 3 causes"));
            Assert.That(string.Join('\n', run.Output), Does.Not.Contain("Secret name"));
        });
    }

    [Test]
    public async Task One_letter_is_shown_with_its_faults_and_its_payload_only_on_demand()
    {
        var id = await IdAsync("D9");
        var plain = await StartAsync("deadletters", "show", id);
        var whole = await StartAsync("deadletters", "show", id, "--payload", "--json");

        Assert.That(plain.Output, Has.Some.Contain("There is no name.").And.Some.Contain("read by its id in the next execution"));
        Assert.That(string.Join('\n', plain.Output), Does.Not.Contain("Secret name"));
        Assert.That(Json(whole)["payload"]!["Name"]!.ToString(), Is.EqualTo("Secret name"));
    }

    [Test]
    public async Task Who_and_why_stand_in_the_letter_and_a_discarded_one_is_closed()
    {
        var id = await IdAsync("C1");
        var known = await StartAsync("deadletters", "acknowledge", id, "--actor", "ann", "--reason", "asked finance", "--json");
        var gone = await StartAsync("deadletters", "discard", id, "--actor", "ann", "--reason", "a duplicate");
        var closed = await StartAsync("deadletters", "list", "--closed", "--json");

        Assert.Multiple(() =>
        {
            Assert.That(Json(known)["decisions"]![0]!["reason"]!.ToString(), Is.EqualTo("asked finance"));
            Assert.That(gone.Output, Is.EqualTo(new[] { $"discarded {id} deals/write customer C1", "ended run deals/aa" }));
            Assert.That(Json(closed)["letters"]!.AsArray().Single()!["state"]!.ToString(), Is.EqualTo("discarded"));
        });
    }

    [Test]
    public async Task A_cause_is_released_with_what_waits_for_it_in_order_and_a_second_time_nothing_is()
    {
        var dry = await StartAsync("replay", "--cause", LetterStore.CustomerCause, "--dry-run");
        var first = await StartAsync("replay", "--cause", LetterStore.CustomerCause, "--reason", "corrected", "--json");
        var second = await StartAsync("replay", "--cause", LetterStore.CustomerCause, "--reason", "corrected");

        Assert.Multiple(() =>
        {
            Assert.That((dry.ExitCode, dry.Errors[^1]), Is.EqualTo((0, "would release 2, leave 0")));
            Assert.That(Json(first)["released"]!.AsArray().Select(letter => letter!["key"]!.ToString()), Is.EqualTo(new[] { "C1", "P1" }));
            Assert.That(first.Errors[^1], Does.StartWith("released 2, left 0; running workers, or the next execution"));
            Assert.That((second.ExitCode, second.Errors[^1]), Is.EqualTo((1, "released 0, left 2")));
        });
    }

    [Test]
    public async Task A_record_that_could_not_be_read_is_asked_for_and_runs_go_into_their_lane()
    {
        var released = await StartAsync("replay", "--all", "--reason", "the mapping is corrected");
        var status = await StartAsync("status", "--json");

        Assert.That(released.Output, Has.Some.EndsWith("D9: read again"));
        Assert.That(Json(status)["lanes"]!.AsArray().Select(lane => (lane!["name"]!.ToString(), (int)lane["depth"]!)),
            Is.EqualTo(new[] { ("deals/intake", 1), ("deals/runs", 3) }));
    }

    [Test]
    public async Task Runs_are_listed_and_shown_with_what_their_steps_wrote()
    {
        var list = await StartAsync("runs", "list");
        var one = await StartAsync("runs", "show", "deals/cc");
        var parked = await StartAsync("runs", "list", "--only", "parked", "--json");
        var ended = await StartAsync("runs", "abandon", "deals/cc", "--reason", "not wanted");

        Assert.Multiple(() =>
        {
            Assert.That(list.Errors[^1], Is.EqualTo("3 runs, 1 waiting, 2 parked"));
            Assert.That(one.Output, Has.Some.EqualTo("write: create projects at psa, our key crm-P2, inDoubt"));
            Assert.That(Json(parked)["runs"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(ended.Output, Is.EqualTo(new[] { "ended run deals/cc", "sent and never answered, look at the vendor: write" }));
        });
    }

    [Test]
    public async Task The_status_tells_lanes_runs_letters_doubt_and_checkpoints()
    {
        var run = await StartAsync("status");

        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
            Assert.That(run.Output, Has.Some.StartWith("lane        deals/runs: 1 items, 1 claimable, the oldest for"));
            Assert.That(run.Output, Has.Some.EqualTo("runs        deals: 1 waiting, 2 parked"));
            Assert.That(run.Output, Has.Some.EqualTo("letters     3, 2 overdue").And.Some.EqualTo("owner     finance: 1"));
            Assert.That(run.Output, Has.Some.EqualTo("write: create projects at psa, our key crm-P2"));
            Assert.That(run.Output, Has.Some.StartWith("checkpoint  crm/deals/customer: moved"));
        });
    }

    [TestCase("replay --reason x", "Say which letters")]
    [TestCase("replay --all --id 0123 --reason x", "--all does not go together")]
    [TestCase("replay --all", "--reason: say why")]
    [TestCase("replay --all --reason x --per-second 0", "--per-second: use 1 to 10000")]
    [TestCase("deadletters show 0123", "no dead letter '0123'")]
    [TestCase("deadletters discard 0123 --reason x", "no dead letter '0123'")]
    [TestCase("runs show nowhere", "no run 'nowhere'")]
    [TestCase("runs abandon nowhere --reason x", "no run 'nowhere'")]
    public async Task A_wrong_question_says_what_to_ask(string question, string message)
    {
        var run = await StartAsync(question.Split(' '));

        Assert.That((run.ExitCode, run.ErrorText), Is.EqualTo((2, run.ErrorText)));
        Assert.That(run.ErrorText, Does.Contain(message));
    }

    private Task<ToolRun> StartAsync(params string[] arguments) => ToolRun.StartAsync([.. arguments, option, _where, "--tenant", "acme"]);

    private async Task<string> IdAsync(string record) => Json(await StartAsync("deadletters", "list", "--json"))["letters"]!.AsArray()
        .Single(letter => letter!["record"]!.ToString().EndsWith(record, StringComparison.Ordinal) || letter["key"]?.ToString() == record)!["id"]!.ToString();

    private static JsonNode Json(ToolRun run) => JsonNode.Parse(string.Join('\n', run.Output))!;
}
