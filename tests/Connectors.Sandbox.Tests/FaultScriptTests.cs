using System.Text;

namespace Connectors.Sandbox.Tests;

public sealed class FaultScriptTests
{
    private const string Path = "api/v1/workspace_groups";

    [Test]
    public async Task Without_a_rule_every_request_succeeds()
    {
        await using var run = await SandboxRun.KantataAsync();
        Assert.That(await CountAsync(run), Is.EqualTo(6));
    }

    [Test]
    public async Task A_status_rule_skips_then_hits_then_passes()
    {
        await using var run = await SandboxRun.KantataAsync();
        run.Account.Faults.Add(new(new FaultAction.Status(503, "down")) { Skip = 1, Times = 2 });

        var codes = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await run.Http.GetAsync(Path);
            codes.Add((int)answer.StatusCode);
        }

        Assert.That(codes, Is.EqualTo(new[] { 200, 503, 503, 200 }));
    }

    [TestCase(false, 6)]
    [TestCase(true, 7)]
    public async Task A_dropped_write_is_kept_only_when_the_vendor_had_committed(bool commits, int groups)
    {
        await using var run = await SandboxRun.KantataAsync();
        run.Account.Faults.Add(new(commits ? new FaultAction.CommitThenDrop() : new FaultAction.DropBefore()) { Method = "POST" });

        Assert.That(async () => await PostAsync(run), Throws.InstanceOf<HttpRequestException>());
        Assert.That(await CountAsync(run), Is.EqualTo(groups));
    }

    [Test]
    public async Task A_truncated_answer_never_reads_as_complete()
    {
        await using var run = await SandboxRun.KantataAsync();
        run.Account.Faults.Add(new(new FaultAction.Truncate(40)));
        Assert.That(async () => await run.Http.GetStringAsync(Path), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Callbacks_run_before_and_after_the_commit()
    {
        await using var run = await SandboxRun.KantataAsync();
        var seen = new List<int>();
        run.Account.Faults.Add(new(new FaultAction.Before(_ => seen.Add(run.Account.Store.All("workspace_groups").Count))) { Method = "POST" });
        run.Account.Faults.Add(new(new FaultAction.AfterCommit(_ => seen.Add(run.Account.Store.All("workspace_groups").Count))) { Method = "POST" });

        await PostAsync(run);
        await PostAsync(run);

        Assert.That(seen, Is.EqualTo(new[] { 6, 8 }));
    }

    private static async Task<int> CountAsync(SandboxRun run) => (await run.GetAsync(Path))["count"]!.GetValue<int>();

    private static async Task PostAsync(SandboxRun run)
    {
        using var answer = await run.Http.PostAsync(Path, new StringContent("""{"workspace_group":{"name":"X","company":true}}""", Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }
}
