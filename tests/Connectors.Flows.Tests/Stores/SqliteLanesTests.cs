using Connectors.Sqlite;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>What is peculiar to lanes on SQLite: how claims look for work. What every store must do is in the conformance suite.</summary>
public sealed class SqliteLanesTests
{
    private readonly FakeClock _clock = new();
    private string _file = null!;

    [SetUp]
    public void MakeFolder() => _file = Path.Combine(Directory.CreateTempSubdirectory("lanes-test").FullName, "state.db");

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [TestCase(null, "lane_due")]
    [TestCase(WorkClass.Interactive, "lane_interactive")]
    [TestCase(WorkClass.Bulk, "lane_bulk")]
    public void A_claim_looks_only_at_lanes_with_work(WorkClass? of, string index) =>
        Assert.That(Plan(LaneClaims.PickSql(new("worker") { Class = of }), ("$now", 0L)),
            Does.Contain($"USING COVERING INDEX {index}").And.Not.Contains("SCAN"));

    [Test]
    public void A_claim_of_one_tenant_looks_only_at_its_lanes() =>
        Assert.That(Plan(LaneClaims.PickSql(new("worker") { Tenant = new TenantId("acme") }), ("$now", 0L), ("$tenant", "acme")),
            Does.Contain("tenant=?").And.Not.Contains("SCAN"));

    [Test]
    public void Items_are_taken_in_the_order_of_an_index() =>
        Assert.That(Plan(LaneClaims.TakeSql, ("$lane", 1L), ("$take", 20L)), Does.Contain("USING INDEX item_next").And.Not.Contains("TEMP B-TREE"));

    [Test]
    public void Items_whose_delay_is_over_are_found_by_an_index() =>
        Assert.That(Plan(LaneClaims.TurnSql, ("$lane", 1L), ("$now", 0L)), Does.Contain("INDEX item_waiting").And.Not.Contains("SCAN"));

    [Test]
    public void The_check_sees_a_scan() => Assert.That(Plan("SELECT id FROM item WHERE kind='run'"), Does.Contain("SCAN"));

    private string Plan(string sql, params (string, SqliteValue)[] values)
    {
        using var session = SqliteSession.Open(_file);
        return string.Join('\n', session.Rows($"EXPLAIN QUERY PLAN {sql}", row => row.Text(3), values));
    }
}
