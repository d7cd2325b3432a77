using System.Text.Json;
using Connectors.Faults;
using Connectors.NetSuite;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class SuiteQlTests
{
    private static readonly RowTable Invoices = new("invoice", "transaction") { Kind = "CustInvc", Dates = ["trandate"], Stamps = ["createddate"] };

    [Test]
    public void A_statement_binds_every_value_and_masks_every_date()
    {
        var statement = new SuiteQlStatement
        {
            Columns = Invoices.Columns(["trandate", "entity", "status_display", "currency_symbol", "createddate", "id", "entity"]),
            From = "transaction",
            Where = Invoices.Where(RowKeyset.Behind("2026-11-20 08:15:00", "647")),
            OrderBy = ["lastmodifieddate", "id"],
        };

        using var body = JsonDocument.Parse(statement.ToBody());
        using var _ = Assert.EnterMultipleScope();
        Assert.That(body.RootElement.GetProperty("q").GetString(), Is.EqualTo(
            "SELECT t.id, TO_CHAR(t.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS lm, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS trandate, t.entity, "
            + "BUILTIN.DF(t.status) AS status_display, c.symbol AS currency_symbol, TO_CHAR(t.createddate, 'YYYY-MM-DD HH24:MI:SS') AS createddate "
            + "FROM transaction t LEFT JOIN currency c ON c.id = t.currency "
            + "WHERE (t.type = ? AND (t.lastmodifieddate > TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS') OR "
            + "(t.lastmodifieddate = TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS') AND t.id > ?))) ORDER BY t.lastmodifieddate, t.id"));
        Assert.That(
            body.RootElement.GetProperty("params").EnumerateArray().Select(value => value.GetString()),
            Is.EqualTo(new[] { "CustInvc", "2026-11-20 08:15:00", "2026-11-20 08:15:00", "647" }));
    }

    [Test]
    public void A_value_never_becomes_part_of_the_text()
    {
        const string nasty = "x' OR '1'='1' -- ?";
        var condition = SuiteQlCondition.IsEqual("externalid", nasty);
        using var _ = Assert.EnterMultipleScope();
        Assert.That(condition.Text, Is.EqualTo("t.externalid = ?"));
        Assert.That(condition.Parameters, Is.EqualTo(new[] { nasty }));
    }

    [TestCase("companyName")]
    [TestCase("company name")]
    [TestCase("id;")]
    [TestCase("id--")]
    [TestCase("(SELECT")]
    [TestCase("1id")]
    [TestCase("")]
    [TestCase("id\n")]
    public void What_is_no_column_never_reaches_a_statement(string name)
    {
        using var _ = Assert.EnterMultipleScope();
        Assert.That(() => SuiteQlColumn.Plain(name), Throws.TypeOf<ConnectorException>());
        Assert.That(() => SuiteQlColumn.Date(name), Throws.TypeOf<ConnectorException>());
        Assert.That(() => SuiteQlColumn.Display(name, "x"), Throws.TypeOf<ConnectorException>());
        Assert.That(() => SuiteQlCondition.IsEqual(name, "x"), Throws.TypeOf<ConnectorException>());
        Assert.That(() => new SuiteQlStatement { Columns = [SuiteQlColumn.Plain("id")], From = name }.ToString(), Throws.TypeOf<ConnectorException>());
    }
}
