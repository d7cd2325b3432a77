using System.Globalization;
using Connectors.Sqlite;

namespace Connectors.Flows.Tests;

/// <summary>Other processes over the same file, real ones; a real file system that is full or read-only.</summary>
[Category("F26")]
public sealed class SqliteProcessTests
{
    private string _folder = null!;

    private string StateFile => Path.Combine(_folder, "state.db");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("process-test").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_second_process_is_refused_and_may_come_when_the_first_has_gone()
    {
        using (var store = new SqliteStateStore(StateFile))
        {
            await store.CommitAsync(StoreProcess.Changes(1));
            Assert.That(await SayAsync(StoreProcess.CommandLine("once", StateFile)),
                Is.EqualTo(new[] { "Configuration: The state file is in use by another process: SQLite serves one process. Stop the other, or use a shared store." }));
            await store.CommitAsync(StoreProcess.Changes(2));
        }

        Assert.That(await SayAsync(StoreProcess.CommandLine("once", StateFile)), Is.EqualTo(new[] { "stored" }));
    }

    /// <summary>A kill of the process, not of the machine: what a power cut leaves is not shown by this.</summary>
    [Test]
    public async Task Everything_that_was_acknowledged_is_there_after_a_kill()
    {
        var acknowledged = 0;
        for (var round = 0; round < 4; round++)
        {
            using (var writer = StoreProcess.Start(StoreProcess.CommandLine("write", StateFile)))
            {
                var enough = acknowledged + 15 + (17 * round);
                while (acknowledged < enough && await writer.StandardOutput.ReadLineAsync() is { } line)
                {
                    acknowledged = int.Parse(line, CultureInfo.InvariantCulture) + 1;
                }

                writer.Kill();
                while (await writer.StandardOutput.ReadLineAsync() is { } line)
                {
                    // A number that was cut off by the kill is smaller than those before it.
                    acknowledged = Math.Max(acknowledged, int.Parse(line, CultureInfo.InvariantCulture) + 1);
                }

                await writer.WaitForExitAsync();
            }

            using var store = new SqliteStateStore(StateFile);
            var depth = (int)(await store.MeasureAsync()).Depth;
            var found = await store.FindAsync([.. Enumerable.Range(0, depth + 1).Select(StoreProcess.Key)]);
            Assert.That(depth, Is.InRange(acknowledged, acknowledged + 1), "all, and at most the one that was not acknowledged yet");
            Assert.That(found, Has.Count.EqualTo(depth), "entries and work together");
            acknowledged = depth;
        }
    }

    [Test]
    public async Task A_full_disk_stops_work_loses_nothing_and_work_goes_on_when_there_is_space()
    {
        var fill = string.Join(' ', StoreProcess.CommandLine("fill", StateFile, Path.Combine(_folder, "ballast")));
        var said = await OnSmallDiskAsync($"head -c 500000 /dev/zero > {_folder}/ballast && {fill}");
        Assert.That(said[0], Does.StartWith("Transient: The disk of the state file is full (SQLite error 13)"));
        Assert.That(said[1..3], Is.EqualTo(new[] { "still full", "resumed" }));
        var counts = said[3].Split(' ');
        Assert.That((counts[2], counts[4]), Is.EqualTo((counts[0], counts[0])), said[3]);
    }

    [Test]
    public async Task A_read_only_file_system_is_said_and_used_when_it_can_be_written_to()
    {
        var once = string.Join(' ', StoreProcess.CommandLine("once", StateFile));
        var said = await OnSmallDiskAsync($"{once} && mount -o remount,ro {_folder} && {once} && mount -o remount,rw {_folder} && {once}");
        Assert.That((said[0], said[2]), Is.EqualTo(("stored", "stored")));
        Assert.That(said[1], Does.StartWith("Configuration: The state file").And.Contains("read-only"));
    }

    /// <summary>Runs commands where the folder is a disk of two megabytes, in a name space of its own. Needs Linux that lets users do so.</summary>
    private async Task<string[]> OnSmallDiskAsync(string commands)
    {
        if (!File.Exists("/usr/bin/unshare"))
        {
            Assert.Ignore("There is no unshare here, so no small disk can be made.");
        }

        var said = await SayAsync("/usr/bin/unshare", "-rm", "sh", "-c", $"mount -t tmpfs -o size=2m none {_folder} && echo mounted && {commands}");
        if (said.Length == 0)
        {
            Assert.Ignore("No small disk can be made here: the system does not let users mount in a name space of their own.");
        }

        return said[1..];
    }

    private static async Task<string[]> SayAsync(params string[] commandLine)
    {
        using var process = StoreProcess.Start(commandLine);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
