using Connectors.Faults;
using Connectors.Sqlite;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>Disks that are full, files and logs that are damaged, folders that are not there.</summary>
[Category("F26")]
public sealed class SqliteFaultTests
{
    private string _file = null!;

    [SetUp]
    public void MakeFolder() => _file = Path.Combine(Directory.CreateTempSubdirectory("fault-test").FullName, "state.db");

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [TestCase(100)]
    [TestCase(5_000)]
    [TestCase(200_000)]
    public async Task A_full_file_refuses_commits_whole_and_goes_on_when_there_is_space(int bytes)
    {
        using var store = new SqliteStateStore(_file, new FakeClock());
        await store.CommitAsync(StoreProcess.Changes(0, bytes));
        await store.LimitAsync(80);
        var stored = 1;
        ConnectorException? refused = null;
        while (refused is null)
        {
            try
            {
                await store.CommitAsync(StoreProcess.Changes(stored, bytes));
                stored++;
            }
            catch (ConnectorException full)
            {
                refused = full;
            }
        }

        Assert.That((refused.Fault.Kind, refused.Fault.Policy.IsRetryable), Is.EqualTo((FaultKind.Transient, true)));
        Assert.That(refused.Fault.Message, Does.Contain("is full (SQLite error 13)").And.Contains("Make space"));
        Assert.That(await CountAsync(store, stored + 1), Is.EqualTo((stored, (long)stored)), "reading goes on, and the refused commit left nothing");

        await store.LimitAsync(100_000);
        await store.CommitAsync(StoreProcess.Changes(stored, bytes));
        Assert.That(await CountAsync(store, stored + 1), Is.EqualTo((stored + 1, stored + 1L)));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_said_and_used_when_it_comes()
    {
        var folder = Path.Combine(Path.GetDirectoryName(_file)!, "later");
        using var store = new SqliteStateStore(Path.Combine(folder, "state.db"));
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.MeasureAsync())!;
        Assert.That((thrown.Fault.Kind, thrown.Fault.Message.Contains("folder must exist", StringComparison.Ordinal)), Is.EqualTo((FaultKind.Configuration, true)));
        Directory.CreateDirectory(folder);
        Assert.That((await store.MeasureAsync()).Depth, Is.Zero);
    }

    [TestCase("truncate", 1)]
    [TestCase("truncate", 100)]
    [TestCase("truncate", 5_000)]
    [TestCase("truncate", 40_000)]
    [TestCase("flip", 1)]
    [TestCase("flip", 2_000)]
    [TestCase("flip", 30_000)]
    [TestCase("append", 3_000)]
    public async Task Behind_a_damaged_tail_of_the_log_commits_are_gone_and_all_before_are_whole(string damage, int fromEnd)
    {
        const int Commits = 40;
        await LeaveLogAsync(Commits);
        var log = await File.ReadAllBytesAsync($"{_file}-wal");
        Assert.That(log, Has.Length.GreaterThan(60_000), "what is damaged here is the log and not the file");
        var before = await CommitsBeforeAsync(log, damage == "append" ? 0 : fromEnd);
        switch (damage)
        {
            case "truncate": log = log[..^fromEnd]; break;
            case "flip": log[^fromEnd] ^= 0x40; break;
            default: log = [.. log, .. new byte[fromEnd]]; break;
        }

        await File.WriteAllBytesAsync($"{_file}-wal", log);
        using var store = new SqliteStateStore(_file, new FakeClock());
        Assert.That(await CountAsync(store, Commits), Is.EqualTo((before, (long)before)));
        Assert.That((await store.FindAsync([StoreProcess.Key(before - 1)])).Count, Is.EqualTo(1), "the first ones, without gaps");
        await store.CommitAsync(StoreProcess.Changes(before));
    }

    /// <summary>A file whose commits are all in its log, as a killed process leaves it.</summary>
    private async Task LeaveLogAsync(int commits)
    {
        var living = Path.Combine(Path.GetDirectoryName(_file)!, "living.db");
        using var store = new SqliteStateStore(living, new FakeClock());
        for (var number = 0; number < commits; number++)
        {
            await store.CommitAsync(StoreProcess.Changes(number));
        }

        File.Copy(living, _file);
        File.Copy($"{living}-wal", $"{_file}-wal");
    }

    /// <summary>How many commits end in front of a place: counted in the log's frames, of which the last of each commit tells the size of the
    /// file. The first commits are those that made the tables and ended leases.</summary>
    private static Task<int> CommitsBeforeAsync(byte[] log, int fromEnd)
    {
        const int Header = 32, Frame = 24 + 4_096;
        var ends = Enumerable.Range(0, (log.Length - Header) / Frame)
            .Where(frame => log.AsSpan(Header + (frame * Frame) + 4, 4).IndexOfAnyExcept((byte)0) >= 0)
            .Select(frame => Header + ((frame + 1) * Frame)).ToArray();
        return Task.FromResult(40 - ends.Count(end => end > log.Length - fromEnd));
    }

    private static async Task<(int Entries, long Items)> CountAsync(SqliteStateStore store, int most) =>
        ((await store.FindAsync([.. Enumerable.Range(0, most).Select(StoreProcess.Key)])).Count, (await store.MeasureAsync()).Depth);
}
