using Connectors.PostgreSql;
using Connectors.State;
using Connectors.Tenancy;
using Npgsql;

namespace Connectors.Flows.Tests.Stores;

/// <summary>What is peculiar to lanes on PostgreSQL: many processes at once, and lanes whose state tells lies.</summary>
public sealed class PostgreSqlLanesTests
{
    private static readonly TenantId Acme = new("acme");
    private string _database = null!;
    private PostgreSqlStateStore _store = null!;

    [SetUp]
    public void Make()
    {
        _database = PostgreSqlCluster.Shared.NewDatabase();
        _store = new(_database);
    }

    [TearDown]
    public async Task Close() => await _store.DisposeAsync();

    [Test]
    [Category("F28")]
    public async Task Of_many_claimants_in_two_processes_one_at_a_time_holds_a_lane()
    {
        await using var other = new PostgreSqlStateStore(_database);
        await _store.CommitAsync([Put("lane", "a")]);
        var holders = 0;
        var most = 0;
        var fences = new System.Collections.Concurrent.ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var store = worker % 2 == 0 ? _store : other;
            while (fences.Count < 1000)
            {
                if (await store.ClaimAsync(new($"worker{worker}")) is { } lease)
                {
                    most = Math.Max(most, Interlocked.Increment(ref holders));
                    fences.Add(lease.Fence);
                    Interlocked.Decrement(ref holders);
                    await store.ReleaseAsync(lease);
                }
            }
        })));
        Assert.Multiple(() =>
        {
            Assert.That(most, Is.EqualTo(1));
            Assert.That(fences.Order(), Is.EqualTo(Enumerable.Range(1, fences.Count).Select(fence => (long)fence)),
                "Each claim has a fence of its own.");
        });
    }

    [Test]
    public async Task Work_that_two_workers_share_is_done_once_and_in_order()
    {
        await using var other = new PostgreSqlStateStore(_database);
        await _store.CommitAsync([.. Enumerable.Range(0, 600).Select(number => Put($"lane{number % 7}", $"key{number % 3}", number))]);
        var done = new System.Collections.Concurrent.ConcurrentQueue<WorkItem>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            var store = worker % 2 == 0 ? _store : other;
            while ((await store.MeasureAsync()).Depth > 0)
            {
                if (await store.ClaimAsync(new($"worker{worker}") { Quantum = 5 }) is { } lease)
                {
                    foreach (var item in lease.Items)
                    {
                        done.Enqueue(item);
                        await store.CommitAsync([new StateChange.Complete(lease, item)]);
                    }

                    await store.ReleaseAsync(lease);
                }
            }
        })));
        Assert.That(done, Has.Count.EqualTo(600));
        foreach (var group in done.GroupBy(item => (item.Lane, item.Key)))
        {
            Assert.That(group.Select(item => BitConverter.ToInt32(item.Payload.Span)), Is.Ordered);
        }
    }

    [Test]
    public async Task Commits_that_touch_the_same_lanes_and_entries_in_any_order_all_succeed()
    {
        await using var other = new PostgreSqlStateStore(_database, new() { CopyAbove = 0 });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var turn = 0; turn < 20; turn++)
            {
                var numbers = Enumerable.Range(0, 6).ToArray();
                random.Shuffle(numbers);
                await (writer % 2 == 0 ? _store : other).CommitAsync(
                [
                    .. numbers.Take(4).Select(number => Put($"lane{number}", "a")),
                    .. numbers.Select(number =>
                        new StateChange.Set(new(new(Acme, "set", $"key{(number + turn) % 9}"), "", "1"u8.ToArray()) { IndexKeys = [$"{number}"] })),
                ]);
            }
        })));
        Assert.That((await _store.MeasureAsync()).Depth, Is.EqualTo(8 * 20 * 4));
        await using var connection = await ConnectAsync();
        await using var count = new NpgsqlCommand("select count(*) from connectors.entry_index", connection);
        Assert.That(await count.ExecuteScalarAsync(), Is.EqualTo(9L), "Each entry has the index key of its last commit and no other.");
    }

    [TestCase("update connectors.lane set bulk_due_at = 'infinity', interactive_due_at = 'infinity'")]
    [TestCase("update connectors.lane set bulk_due_at = clock_timestamp() + interval '1 day'")]
    [TestCase("update connectors.lane set lease_until = clock_timestamp() + interval '1 day'")]
    [TestCase("update connectors.lane set lease_until = clock_timestamp() - interval '1 second', owner = 'dead', bulk_due_at = 'infinity', fence = 70")]
    [TestCase("update connectors.lane set last_served = 9223372036854775807")]
    public async Task Whatever_the_state_of_a_lane_says_its_work_is_found_when_nobody_holds_it(string lie)
    {
        await _store.CommitAsync([Put("lane", "a")]);
        await RunAsync(lie);
        await using var fresh = new PostgreSqlStateStore(_database);
        Assert.That(await fresh.ClaimAsync(new("worker")), Is.Not.Null);
    }

    [Test]
    public async Task A_living_lease_is_respected_by_the_rescue()
    {
        await _store.CommitAsync([Put("lane", "a")]);
        await RunAsync("update connectors.lane set lease_until = clock_timestamp() + interval '1 day', owner = 'other'");
        await using var fresh = new PostgreSqlStateStore(_database);
        Assert.That(await fresh.ClaimAsync(new("worker")), Is.Null);
    }

    [Test]
    public async Task Random_lies_never_hide_work()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var tenant = new TenantId($"t{seed}");
            var tried = new WorkClaim("first") { Tenant = tenant, Quantum = 2, Lease = TimeSpan.Zero };
            for (var step = 0; step < 8; step++)
            {
                await _store.CommitAsync([new StateChange.Enqueue(
                    new(new(tenant, $"lane{random.Next(2)}"), $"key{random.Next(3)}", "run", default) { Class = (WorkClass)random.Next(2) },
                    TimeSpan.FromHours(random.Next(2)))]);
                if (random.Next(2) == 0 && await _store.ClaimAsync(tried) is { } lease)
                {
                    await _store.CommitAsync([random.Next(2) == 0
                        ? new StateChange.Complete(lease, lease.Items[0])
                        : new StateChange.Defer(lease, lease.Items[0], TimeSpan.FromHours(random.Next(2)))]);
                }
            }

            await RunAsync($"""
                update connectors.lane set bulk_due_at = clock_timestamp() + interval '1 hour' * {random.Next(-1, 3)},
                    interactive_due_at = case when {random.Next(2)} = 0 then 'infinity' else interactive_due_at end, lease_until = '-infinity',
                        owner = null
                where tenant = '{tenant}'
                """);
            await using var fresh = new PostgreSqlStateStore(_database);
            foreach (WorkClass? of in new WorkClass?[] { null, WorkClass.Bulk, WorkClass.Interactive })
            {
                // The view counts by the rule itself, without the lane's times.
                var claimable = await AskAsync($"""
                    select count(*) from connectors.item i where i.tenant = '{tenant}' and i.due_at <= clock_timestamp() and {(int?)of ?? -1} in (-1,
                        i.class)
                        and not exists (select 1 from connectors.item b where b.tenant = i.tenant and b.lane = i.lane and b.key = i.key and b.id < i.id
                            and b.due_at > clock_timestamp())
                    """);
                var claimed = await fresh.ClaimAsync(new("worker") { Tenant = tenant, Class = of, Lease = TimeSpan.Zero });
                Assert.That(claimed is not null, Is.EqualTo(claimable > 0), $"seed {seed} {of}");
            }
        }
    }

    [Test]
    public async Task A_lane_whose_keys_are_all_blocked_is_passed_over_and_corrected()
    {
        await _store.CommitAsync([Put("blocked", "a", delay: TimeSpan.FromHours(1)), Put("blocked", "a"), Put("other", "b")]);
        var lease = (await _store.ClaimAsync(new("worker")))!;
        Assert.That(lease.Lane.Name, Is.EqualTo("other"));
        Assert.That(await AskAsync("select count(*) from connectors.lane where name = 'blocked' and due_at > clock_timestamp()"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_claim_reads_lanes_in_the_order_of_their_turns_and_no_other_table()
    {
        await _store.CommitAsync([.. Enumerable.Range(0, 500).Select(number => Put($"lane{number}", "a"))]);
        await RunAsync("analyze connectors.lane");
        await using var connection = await ConnectAsync();
        await using var explain = new NpgsqlCommand(
            """
            explain select tenant, name from connectors.lane l where l.due_at < 'infinity' and l.lease_until <= now() and l.due_at <= now()
            order by l.last_served, l.id limit 1 for no key update skip locked
            """, connection);
        await using var row = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await row.ReadAsync())
        {
            plan.Add(row.GetString(0));
        }

        Assert.That(string.Join('\n', plan), Does.Contain("lane_turn").And.Not.Contains("Sort"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Waiting_ends_when_work_comes_or_the_time_is_over(bool listen)
    {
        await using var waiting = new PostgreSqlStateStore(_database, new() { Listen = listen });
        if (!listen)
        {
            await waiting.WaitAsync(TimeSpan.FromMilliseconds(1));
            Assert.Pass("Without listening the time alone ends it.");
        }

        // The first ends when listening begins.
        await waiting.WaitAsync(TimeSpan.FromMinutes(5));
        var wait = waiting.WaitAsync(TimeSpan.FromMinutes(5)).AsTask();
        await _store.CommitAsync([Put("lane", "a")]);
        await wait;
    }

    private static StateChange.Enqueue Put(string lane, string key, int number = 0, TimeSpan delay = default) =>
        new(new(new(Acme, lane), key, "run", BitConverter.GetBytes(number)), delay);

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        return connection;
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> AskAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
