using Connectors.Sqlite;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>Where the state is, said wrongly or in use.</summary>
public sealed class StateOptionsTests
{
    [Test]
    public async Task A_file_that_the_host_holds_can_be_looked_into_and_not_be_decided_about()
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Path, "connectors.db");
        using var host = new SqliteStateStore(file);
        await LetterStore.WriteAsync(host);

        var look = await ToolRun.StartAsync("deadletters", "list", "--state", file, "--tenant", "acme");
        var run = await ToolRun.StartAsync("replay", "--state", file, "--tenant", "acme", "--all", "--reason", "fixed");

        Assert.That((look.ExitCode, look.Errors[^1]), Is.EqualTo((0, "3 letters, 2 overdue, 3 causes")));
        Assert.That((run.ExitCode, run.Output.Count), Is.EqualTo((2, 0)));
        Assert.That(run.ErrorText, Does.Contain("in use by another process").And.Contain("stop it, run this command, start it again"));
    }

    [TestCase("status --tenant acme", "Say where the state is: --state FILE")]
    [TestCase("status --tenant acme --state nowhere.db", "there is no file 'nowhere.db'")]
    [TestCase("status --tenant ACME! --state .", "there is no file '.'")]
    [TestCase("status --tenant acme --postgresql Host=127.0.0.1;Port=1;Password=hush", "cannot be reached")]
    public async Task A_store_that_is_not_there_is_told_and_no_secret_with_it(string question, string message)
    {
        var run = await ToolRun.StartAsync(question.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.ErrorText, Does.Contain(message).And.Not.Contain("hush"));
    }
}
