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
    public async Task A_login_page_comes_with_status_200_and_nothing_is_done()
    {
        await using var run = await SandboxRun.KantataAsync();
        run.Account.Faults.Add(new(new FaultAction.Garbage()) { Method = "POST" });
        using var answer = await run.Http.PostAsync(Path, Group());
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("<!DOCTYPE html>"));
        Assert.That(await CountAsync(run), Is.EqualTo(6));
    }

    [Test]
    public async Task A_late_answer_comes_when_its_time_has_come()
    {
        var time = new HeldTime();
        await using var run = await SandboxRun.KantataAsync(time: time);
        run.Account.Faults.Add(new(new FaultAction.Delay(TimeSpan.FromSeconds(30))));
        var late = CountAsync(run);
        await time.WaitingAsync(1);
        Assert.That(await CountAsync(run), Is.EqualTo(6), "The next request is not held up.");
        Assert.That(late.IsCompleted, Is.False);
        time.Release();
        Assert.That(await late, Is.EqualTo(6));
    }

    [Test]
    public async Task A_client_that_gives_up_on_a_late_answer_has_done_nothing()
    {
        var time = new HeldTime();
        await using var run = await SandboxRun.KantataAsync(time: time);
        run.Account.Faults.Add(new(new FaultAction.Delay(TimeSpan.FromSeconds(30))) { Method = "POST" });
        using var impatient = new CancellationTokenSource();
        var late = run.Http.PostAsync(Path, Group(), impatient.Token);
        await time.WaitingAsync(1);
        await impatient.CancelAsync();
        Assert.That(async () => await late, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await CountAsync(run), Is.EqualTo(6));
    }

    [Test]
    public async Task Random_faults_hit_the_same_requests_for_the_same_seed()
    {
        var (one, two, other) = (await CodesAsync(seed: 5), await CodesAsync(seed: 5), await CodesAsync(seed: 6));
        Assert.That(one, Does.Contain(500).And.Contain(503).And.Contain(200));
        Assert.That(two, Is.EqualTo(one));
        Assert.That(other, Is.Not.EqualTo(one));
    }

    [Test]
    public async Task A_rule_holds_for_its_method_and_path_only()
    {
        await using var run = await SandboxRun.KantataAsync();
        run.Account.Faults.Add(new(new FaultAction.Status(500)) { Method = "GET", PathContains = "/users", Times = int.MaxValue });
        using var hit = await run.Http.GetAsync("api/v1/users/me");
        using var otherMethod = await run.Http.PutAsync("api/v1/users/me", content: null);
        Assert.That((int)hit.StatusCode, Is.EqualTo(500));
        Assert.That((int)otherMethod.StatusCode, Is.Not.EqualTo(500));
        Assert.That(await CountAsync(run), Is.EqualTo(6));
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
        using var answer = await run.Http.PostAsync(Path, Group());
        answer.EnsureSuccessStatusCode();
    }

    private static StringContent Group() => new("""{"workspace_group":{"name":"X","company":true}}""", Encoding.UTF8, "application/json");

    private static async Task<List<int>> CodesAsync(int seed)
    {
        await using var run = await SandboxRun.KantataAsync(entries: 0);
        run.Account.Faults.AddRandom(seed, 0.4, new FaultAction.Status(500), new FaultAction.Status(503));
        var codes = new List<int>();
        for (var i = 0; i < 30; i++)
        {
            using var answer = await run.Http.GetAsync(Path);
            codes.Add((int)answer.StatusCode);
        }

        return codes;
    }
}
