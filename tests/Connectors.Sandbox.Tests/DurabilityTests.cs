using System.Text;

namespace Connectors.Sandbox.Tests;

public sealed class DurabilityTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("sandbox-test").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_restart_meets_the_same_contents_and_does_not_seed_again()
    {
        string before, after;
        await using (var run = await OpenAsync())
        {
            await CreateAsync(run);
            before = await ContentsAsync(run);
        }

        await using (var run = await OpenAsync())
        {
            after = await ContentsAsync(run);
        }

        Assert.That(after, Is.EqualTo(before));
        Assert.That(after, Does.Contain("Durable Ltd"));
    }

    [Test]
    public async Task A_torn_last_line_is_cut_off_and_writing_goes_on()
    {
        string before;
        await using (var run = await OpenAsync())
        {
            before = await ContentsAsync(run);
        }

        var file = Directory.EnumerateFiles(_folder).Single();
        await File.AppendAllTextAsync(file, "[{\"save\":\"workspace_groups\",\"id\":\"1\",\"rec");
        await using (var run = await OpenAsync())
        {
            Assert.That(await ContentsAsync(run), Is.EqualTo(before));
            await CreateAsync(run);
        }

        await using (var run = await OpenAsync())
        {
            Assert.That(await ContentsAsync(run), Does.Contain("Durable Ltd"));
        }
    }

    [Test]
    public async Task A_line_that_is_broken_before_the_end_is_told_and_nothing_is_thrown_away()
    {
        await using (await OpenAsync())
        {
        }

        var file = Directory.EnumerateFiles(_folder).Single();
        await File.AppendAllTextAsync(file, "[{\"save\":\n[]\n");
        var bytes = await File.ReadAllBytesAsync(file);

        Assert.That(OpenAsync, Throws.TypeOf<InvalidDataException>().With.Message.Contains("kantata-acme.jsonl"));
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(bytes));
    }

    [Test]
    public async Task The_clock_goes_on_where_it_stood()
    {
        DateTimeOffset before;
        await using (var run = await OpenAsync())
        {
            using var control = new HttpClient();
            using var moved = await control.PostAsync(new Uri(run.Host.ControlAddress, "clock"), new StringContent("""{"advance":"P1DT1H"}"""));
            moved.EnsureSuccessStatusCode();
            before = run.Account.Clock.Now;
        }

        await using var again = await OpenAsync();
        Assert.That(again.Account.Clock.Now, Is.EqualTo(before).And.EqualTo(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_second_process_waits_for_the_first_to_end()
    {
        var time = new HeldTime();
        var first = await OpenAsync();
        var second = SandboxHost.StartAsync(first.Options, time);
        await time.WaitingAsync(1);
        Assert.That(second.IsCompleted, Is.False);

        await first.DisposeAsync();
        time.Release();

        await using var opened = await second;
        Assert.That(opened.Accounts[0].Store.All("users"), Has.Count.EqualTo(8));
    }

    [Test]
    public async Task A_second_process_gives_up_after_ten_seconds_and_leaves_nothing_open()
    {
        await using (var first = await OpenAsync())
        {
            Assert.That(async () => await SandboxHost.StartAsync(first.Options, new HurriedTime()), Throws.InstanceOf<IOException>());
        }

        await using var again = await OpenAsync();
        Assert.That(again.Account.Store.IsNew, Is.False);
    }

    [Test]
    public async Task A_start_that_fails_leaves_the_contents_as_they_were()
    {
        await using var busy = await SandboxRun.KantataAsync();
        Assert.That(
            () => SandboxRun.KantataAsync(options =>
            {
                options.ContentsDirectory = _folder;
                options.ControlPort = busy.Account.Address.Port;
            }),
            Throws.InstanceOf<IOException>());

        await using var run = await OpenAsync();
        Assert.That(run.Account.Store.All("users"), Has.Count.EqualTo(8));
    }

    [Test]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_does_not()
    {
        await using var one = await SandboxRun.KantataAsync();
        await using var two = await SandboxRun.KantataAsync();
        await using var other = await SandboxRun.KantataAsync(options => options.Seed = 7);
        const string Page = "api/v1/time_entries?per_page=200&include=user,story,workspace,role";

        var bytes = await one.Http.GetStringAsync(Page);

        Assert.That(await two.Http.GetStringAsync(Page), Is.EqualTo(bytes));
        Assert.That(await other.Http.GetStringAsync(Page), Is.Not.EqualTo(bytes));
    }

    private Task<SandboxRun> OpenAsync() => SandboxRun.KantataAsync(options => options.ContentsDirectory = _folder);

    private static async Task CreateAsync(SandboxRun run)
    {
        using var answer = await run.Http.PostAsync(
            "api/v1/workspace_groups", new StringContent("""{"workspace_group":{"name":"Durable Ltd","company":true}}""", Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string> ContentsAsync(SandboxRun run)
    {
        using var control = new HttpClient();
        return await control.GetStringAsync(new Uri(run.Host.ControlAddress, "contents/kantata/acme"));
    }
}
