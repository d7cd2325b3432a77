using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

public sealed class NetSuiteSuiteQlRefusalTests
{
    private static NetSuiteLab _lab = null!;

    [OneTimeSetUp]
    public static async Task Start() => _lab = await NetSuiteLab.StartAsync();

    [OneTimeTearDown]
    public static async Task Stop() => await _lab.DisposeAsync();

    [TestCase("")]
    [TestCase("SELECT")]
    [TestCase("SELECT id FROM")]
    [TestCase("SELECT id FROM currency LIMIT 5")]
    [TestCase("SELECT id FROM currency; DELETE FROM currency")]
    [TestCase("SELECT id FROM currency -- rest")]
    [TestCase("SELECT id FROM currency /* rest */")]
    [TestCase("SELECT nothing FROM currency")]
    [TestCase("SELECT x.id FROM currency c")]
    [TestCase("SELECT id FROM currency a JOIN subsidiary b ON b.currency = a.id")]
    [TestCase("SELECT a.id FROM currency a JOIN subsidiary a ON a.currency = a.id")]
    [TestCase("SELECT id FROM currency WHERE id = 'abc'")]
    [TestCase("SELECT id FROM currency WHERE symbol")]
    [TestCase("SELECT id FROM currency WHERE symbol = 'USD")]
    [TestCase("SELECT id FROM currency WHERE symbol IN ()")]
    [TestCase("SELECT id FROM currency WHERE id = ?")]
    [TestCase("SELECT DBMS_LOCK(1) FROM currency")]
    [TestCase("SELECT id FROM currency WHERE lastmodifieddate >= TO_DATE('2026-11-20', 'YYYY-MM-DD HH24:MI:SS')")]
    [TestCase("SELECT id FROM currency WHERE lastmodifieddate >= TO_DATE('11/20/2026', 'YYYY-MM-DD')")]
    [TestCase("SELECT id FROM currency WHERE lastmodifieddate >= '2026-11-20'")]
    [TestCase("SELECT TO_CHAR(lastmodifieddate, 'QQ') FROM currency")]
    [TestCase("SELECT id FROM currency ORDER BY 7")]
    [TestCase("SELECT id FROM currency UNION SELECT id FROM term")]
    [TestCase("UPDATE currency SET symbol = 'X'")]
    public async Task A_bad_query_is_an_invalid_parameter(string q)
    {
        var answer = await _lab.QueryAsync(q);
        Assert.That((int)answer.Status, Is.EqualTo(400), answer.Text);
        Assert.That(answer.Code, Is.EqualTo("INVALID_PARAMETER"));
        Assert.That(answer.Detail, Does.StartWith("Invalid search query. Detailed unprocessed description follows. Search error occurred: "));
        Assert.That(answer.Json["o:errorDetails"]![0]!["o:errorQueryParam"]!.GetValue<string>(), Is.EqualTo("q"));
    }

    [TestCase("?limit=1001")]
    [TestCase("?limit=0")]
    [TestCase("?limit=-1")]
    [TestCase("?limit=ten")]
    [TestCase("?limit=2&offset=3")]
    [TestCase("?limit=2&offset=-2")]
    public async Task A_page_that_the_vendor_does_not_cut_is_refused(string page)
    {
        var answer = await _lab.QueryAsync("SELECT id FROM currency", null, page);
        Assert.That(((int)answer.Status, answer.Code), Is.EqualTo((400, "INVALID_PARAMETER")));
    }

    [TestCase("(")]
    [TestCase("NOT ")]
    [TestCase("UPPER(")]
    public async Task Deep_nesting_is_refused_and_does_not_end_the_process(string open)
    {
        var q = "SELECT id FROM currency WHERE " + string.Concat(Enumerable.Repeat(open, 10_000)) + "id = 1";
        Assert.That((await _lab.QueryAsync(q)).Code, Is.EqualTo("INVALID_PARAMETER"));
    }

    [Test]
    public async Task Long_chains_are_no_depth()
    {
        var q = "SELECT id FROM currency WHERE " + string.Join(" OR ", Enumerable.Range(0, 2_000).Select(i => $"id = {i}"));
        Assert.That((await _lab.QueryAsync(q)).Json["totalResults"]!.GetValue<int>(), Is.EqualTo(4));
    }

    [Test]
    public async Task Too_long_queries_lists_and_parameter_counts_are_refused()
    {
        var list = string.Join(',', Enumerable.Range(0, 1_001));
        Assert.That((await _lab.QueryAsync($"SELECT id FROM currency WHERE id IN ({list})")).Code, Is.EqualTo("INVALID_PARAMETER"));
        Assert.That((await _lab.QueryAsync("SELECT id FROM currency WHERE name = '" + new string('x', 70_000) + "'")).Code, Is.EqualTo("INVALID_PARAMETER"));
        Assert.That((await _lab.QueryAsync("SELECT id FROM currency WHERE id = ?", new JsonArray("1", "2"))).Code, Is.EqualTo("INVALID_PARAMETER"));
        Assert.That((await _lab.QueryAsync("SELECT id FROM currency WHERE id = ?", new JsonArray(new JsonObject()))).Code, Is.EqualTo("INVALID_PARAMETER"));
    }

    [Test]
    public async Task A_query_that_multiplies_tables_ends()
    {
        var joins = string.Concat(Enumerable.Range(0, 15).Select(i => $" JOIN currency c{i} ON c{i}.id > 0"));
        Assert.That((await _lab.QueryAsync("SELECT c.id FROM currency c" + joins)).Detail, Does.EndWith("The query looks at too many rows."));
    }

    [Test]
    public void More_than_a_hundred_thousand_rows_are_never_answered()
    {
        var rows = SuiteQlRunner.Run(SuiteQlParser.Parse("SELECT n FROM numbers"), new Numbers(), new SuiteQlContext([], "MM/DD/YYYY", "UTC", default));
        Assert.That(rows, Has.Count.EqualTo(100_000));
    }

    private sealed class Numbers : ISuiteQlCatalog
    {
        public ISuiteQlTable Find(string name) => new NetSuiteTable<int>(name, [new("n", i => SuiteQlValue.Of((decimal)i))], () => Enumerable.Range(0, 100_500));
    }
}
