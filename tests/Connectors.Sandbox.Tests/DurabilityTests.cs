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
