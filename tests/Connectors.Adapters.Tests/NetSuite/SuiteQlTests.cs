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
            Columns = Invoices.Columns(["trandate", "entity", "status_display", "createddate", "id", "entity"]),
            From = "transaction",
            Where = Invoices.Where(RowPosition.Behind("2026-11-20 08:15:00", "647")),
            OrderBy = ["lastmodifieddate", "id"],
        };

        using var body = JsonDocument.Parse(statement.ToBody());
        using var _ = Assert.EnterMultipleScope();
        Assert.That(body.RootElement.GetProperty("q").GetString(), Is.EqualTo(
            "SELECT id, TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS lm, TO_CHAR(trandate, 'YYYY-MM-DD') AS trandate, entity, "
            + "BUILTIN.DF(status) AS status_display, TO_CHAR(createddate, 'YYYY-MM-DD HH24:MI:SS') AS createddate FROM transaction "
            + "WHERE (type = ? AND (lastmodifieddate > TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS') OR "
            + "(lastmodifieddate = TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS') AND id > ?))) ORDER BY lastmodifieddate, id"));
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
        Assert.That(condition.Text, Is.EqualTo("externalid = ?"));
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
