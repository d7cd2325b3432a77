using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

public sealed class NetSuiteSuiteQlTests
{
    private static NetSuiteLab _lab = null!;

    [OneTimeSetUp]
    public static async Task Start()
    {
        _lab = await NetSuiteLab.StartAsync();
        await _lab.PostAsync("invoice", """{"entity":{"id":"521"},"tranDate":"2026-11-02","memo":"first","item":{"items":[{"item":{"id":"54"},"quantity":37.5,"rate":150},{"item":{"id":"55"},"amount":95.5,"description":"half"}]}}""");
        await _lab.PostAsync("invoice", """{"entity":{"id":"522"},"tranDate":"2026-11-03","item":{"items":[{"item":{"id":"54"},"quantity":1,"rate":80}]}}""");
    }

    [OneTimeTearDown]
    public static async Task Stop() => await _lab.DisposeAsync();

    [TestCase("SELECT id, symbol FROM currency ORDER BY id", """[{"id":"1","symbol":"USD"},{"id":"2","symbol":"EUR"},{"id":"3","symbol":"JPY"},{"id":"4","symbol":"GBP"}]""")]
    [TestCase("select ID, Symbol As Code from CURRENCY where id = '2'", """[{"id":"2","code":"EUR"}]""")]
    [TestCase("SELECT c.symbol FROM currency c WHERE c.id <> 1 AND c.id != 2 ORDER BY c.symbol DESC", """[{"symbol":"JPY"},{"symbol":"GBP"}]""")]
    [TestCase("SELECT id FROM currency WHERE id < 2 OR id >= 4", """[{"id":"1"},{"id":"4"}]""")]
    [TestCase("SELECT id FROM currency WHERE NOT (id <= 2 OR id > 3)", """[{"id":"3"}]""")]
    [TestCase("SELECT id FROM currency WHERE id IN (1, '3', 9) AND symbol NOT IN ('USD')", """[{"id":"3"}]""")]
    [TestCase("SELECT symbol FROM currency WHERE symbol LIKE '_U%'", """[{"symbol":"EUR"}]""")]
    [TestCase("SELECT symbol FROM currency WHERE symbol NOT LIKE '%U%' ORDER BY 1", """[{"symbol":"GBP"},{"symbol":"JPY"}]""")]
    [TestCase("SELECT name FROM currency WHERE name LIKE 'British~_%' ESCAPE '~'", "[]")]
    [TestCase("SELECT id FROM currency WHERE id BETWEEN 2 AND 3", """[{"id":"2"},{"id":"3"}]""")]
    [TestCase("SELECT symbol, exchangerate, isbasecurrency, isinactive FROM currency WHERE id = 2", """[{"symbol":"EUR","exchangerate":"1.08","isbasecurrency":"F","isinactive":"F"}]""")]
    [TestCase("SELECT id, supervisor FROM employee ORDER BY id", """[{"id":"501"},{"id":"502","supervisor":"501"},{"id":"503","supervisor":"501"}]""")]
    [TestCase("SELECT id FROM employee WHERE supervisor IS NULL", """[{"id":"501"}]""")]
    [TestCase("SELECT id FROM employee WHERE supervisor IS NOT NULL ORDER BY supervisor, id DESC", """[{"id":"503"},{"id":"502"}]""")]
    [TestCase("SELECT id FROM employee WHERE supervisor <> 501", "[]")]
    [TestCase("SELECT id, NVL(supervisor, 0) AS boss FROM employee WHERE id <= 502 ORDER BY boss DESC", """[{"id":"502","boss":"501"},{"id":"501","boss":"0"}]""")]
    [TestCase("SELECT BUILTIN.DF(supervisor) AS boss, BUILTIN.DF(id) AS who FROM employee WHERE id = 502", """[{"boss":"Ines Calder","who":"Tomas Vellin"}]""")]
    [TestCase("SELECT hiredate, TO_CHAR(hiredate, 'YYYY-MM-DD') AS iso FROM employee WHERE id = 501", """[{"hiredate":"03/01/2021","iso":"2021-03-01"}]""")]
    [TestCase("SELECT id FROM employee WHERE hiredate >= TO_DATE('2022-09-15', 'YYYY-MM-DD') ORDER BY id", """[{"id":"502"},{"id":"503"}]""")]
    [TestCase("SELECT id FROM employee WHERE hiredate = '01/08/2024'", """[{"id":"503"}]""")]
    [TestCase("SELECT TOP 2 id FROM currency ORDER BY id DESC", """[{"id":"4"},{"id":"3"}]""")]
    [TestCase("SELECT id FROM currency WHERE ROWNUM <= 2 ORDER BY id DESC", """[{"id":"2"},{"id":"1"}]""")]
    [TestCase("SELECT 'it''s' AS text, 7 AS number, -2.50 AS negative, NULL AS nothing FROM dual", """[{"text":"it's","number":"7","negative":"-2.5"}]""")]
    [TestCase("SELECT SESSIONTIMEZONE AS zone FROM DUAL", """[{"zone":"America/Los_Angeles"}]""")]
    [TestCase("SELECT UPPER(symbol) || '-' || LOWER(symbol) AS both FROM currency WHERE id = 1", """[{"both":"USD-usd"}]""")]
    [TestCase("SELECT COUNT(*) AS count FROM currency", """[{"count":"4"}]""")]
    [TestCase(
        "SELECT t.id, t.tranid, t.type, BUILTIN.DF(t.entity) AS entity, BUILTIN.DF(t.status) AS status, t.foreigntotal, t.foreignamountunpaid, t.voided, TO_CHAR(t.duedate,'DD.MM.YY') AS due FROM transaction t WHERE t.type='CustInvc' AND t.id IN (?,?,?)",
        """[{"id":"600","tranid":"INV1001","type":"CustInvc","entity":"CUST0001 Larkmoor Instruments","status":"Invoice : Open","foreigntotal":"5720.5","foreignamountunpaid":"5720.5","voided":"F","due":"02.12.26"}]""",
        "600", "9", "10")]
    [TestCase(
        "SELECT tl.linesequencenumber AS n, tl.mainline, tl.item, tl.quantity, tl.rate, tl.foreignamount, tl.memo FROM transaction t INNER JOIN transactionline tl ON tl.transaction = t.id WHERE t.tranid = ? ORDER BY tl.linesequencenumber",
        """[{"n":"0","mainline":"T","foreignamount":"5720.5","memo":"first"},{"n":"1","mainline":"F","item":"54","quantity":"-37.5","rate":"150","foreignamount":"-5625"},{"n":"2","mainline":"F","item":"55","foreignamount":"-95.5","memo":"half"}]""",
        "INV1001")]
    [TestCase(
        "SELECT c.id, t.tranid FROM customer c LEFT JOIN transaction t ON t.entity = c.id AND t.foreigntotal > 100 ORDER BY c.id",
        """[{"id":"521","tranid":"INV1001"},{"id":"522"},{"id":"523"}]""")]
    [TestCase("SELECT c.id FROM customer c LEFT JOIN transaction t ON t.entity = c.id WHERE t.id IS NULL", """[{"id":"523"}]""")]
    [TestCase("SELECT a.id, b.id AS other FROM currency a JOIN currency b ON b.id > a.id AND b.id < 3 WHERE a.id < 3", """[{"id":"1","other":"2"}]""")]
    public async Task Queries_answer_texts_lower_case_names_and_no_nulls(string q, string expected, params string[] parameters) =>
        Assert.That(new JsonArray([.. await _lab.RowsAsync(q, parameters)]).ToJsonString(), Is.EqualTo(JsonNode.Parse(expected)!.ToJsonString()));

    [Test]
    public async Task A_star_shows_the_columns_that_hold_something()
    {
        var row = (await _lab.RowsAsync("SELECT * FROM term WHERE id = 2")).Single();
        Assert.That(row.Select(p => p.Key), Is.EqualTo((string[])["id", "name", "daysuntilnetdue", "isinactive", "preferred", "datecreated", "lastmodifieddate"]));
        var joined = (await _lab.RowsAsync("SELECT s.*, c.symbol FROM subsidiary s JOIN currency c ON c.id = s.currency")).Single();
        Assert.That((joined["fullname"]!.GetValue<string>(), joined["symbol"]!.GetValue<string>()), Is.EqualTo(("Parent Company", "USD")));
    }

    [Test]
    public async Task Each_item_begins_with_empty_links_and_the_page_tells_its_place()
    {
        var answer = await _lab.QueryAsync("SELECT id FROM currency ORDER BY id", null, "?limit=1&offset=1");
        var address = $"{_lab.Account.Address}services/rest/query/v1/suiteql";
        Assert.That(answer.Text, Is.EqualTo(
            "{\"links\":[" + string.Join(',', new[] { ("previous", 0), ("first", 0), ("next", 2), ("last", 3), ("self", 1) }
                .Select(l => $"{{\"rel\":\"{l.Item1}\",\"href\":\"{address}?limit=1&offset={l.Item2}\"}}"))
            + "],\"count\":1,\"hasMore\":true,\"items\":[{\"links\":[],\"id\":\"2\"}],\"offset\":1,\"totalResults\":4}"));
        Assert.That(answer.Message.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/vnd.oracle.resource+json; type=collection"));
    }

    [Test]
    public async Task Following_the_links_reads_every_row_once()
    {
        var seen = new List<string>();
        var page = await _lab.QueryAsync("SELECT id FROM currency ORDER BY id", null, "?limit=3");
        while (true)
        {
            seen.AddRange(page.Items.Select(i => i!["id"]!.GetValue<string>()));
            if (!page.Json["hasMore"]!.GetValue<bool>()) break;
            var next = page.Json["links"]!.AsArray().Single(l => l!["rel"]!.GetValue<string>() == "next")!["href"]!.GetValue<string>();
            page = await _lab.QueryAsync("SELECT id FROM currency ORDER BY id", null, new Uri(next).Query);
        }
        Assert.That(seen, Is.EqualTo((string[])["1", "2", "3", "4"]));
    }

    [Test]
    public async Task Prefer_may_come_as_a_list_in_any_case()
    {
        var answer = await _lab.QueryAsync("SELECT id FROM currency", null, "", m =>
        {
            m.Headers.Remove("Prefer");
            m.Headers.TryAddWithoutValidation("Prefer", "foo=1, Transient");
        });
        Assert.That((int)answer.Status, Is.EqualTo(200));
    }
}
