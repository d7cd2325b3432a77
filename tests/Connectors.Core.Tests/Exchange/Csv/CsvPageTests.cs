using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Exchange;

public sealed class CsvPageTests
{
    [Test]
    public void Rows_have_texts_and_nothing_where_a_field_is_empty()
    {
        var page = Read("\uFEFFId,\"Account.Name\",Note\r\n1,\"Acme, \"\"the\"\" GmbH\",\"two\nlines\"\r\n2,,\"\"\r\n3,Größe,\\x");
        Assert.That(page.Columns.Names, Is.EqualTo(new[] { "Id", "Account.Name", "Note" }));
        Assert.That(Texts(page), Is.EqualTo(new[] { "1|Acme, \"the\" GmbH|two\nlines", "2|-|-", "3|Größe|\\x" }));
        Assert.That(page.Columns.Find("account.NAME"), Is.EqualTo(1));
        Assert.That(page.Columns.Find("Name"), Is.EqualTo(-1));
        Assert.That(page[0].Text(-1), Is.Null);
        Assert.That(() => page[3], Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase("Id,Name\n", 0)]
    [TestCase("Id,Name", 0)]
    [TestCase("Id\n\n\n", 2)]
    [TestCase("Id\n1", 1)]
    [TestCase("Id,Name\n,", 1)]
    public void Rows_are_counted(string text, int rows) => Assert.That(Read(text).Count, Is.EqualTo(rows));

    [Test]
    public void A_row_is_a_nested_JSON_object_for_those_who_keep_it()
    {
        var page = Read("Id,Account.Name,Account.Owner.Email,Parent.Name,Note\n7,\"a\\b\",,,\"\"\"q\"\"\t\u0001\r\n€\"");
        var record = page[0].ToRecord(new("Contact", "7"), null, null, RecordState.Live);
        Assert.That(Encoding.UTF8.GetString(record.Json.Span), Is.EqualTo(
            """{"Id":"7","Account":{"Name":"a\\b","Owner":null},"Parent":null,"Note":"\"q\"\t\u0001\r\n€"}"""));
    }

    [Test]
    public void A_record_with_other_JSON_is_no_row_any_more()
    {
        var record = Read("Id\n7")[0].ToRecord(new("Contact", "7"), null, null, RecordState.Live) with { Json = "{}"u8.ToArray() };
        Assert.That(Encoding.UTF8.GetString(record.Json.Span), Is.EqualTo("{}"));
    }

    [TestCase("", "is empty: the row with the names of the columns is missing (line 1, byte 1)", "header")]
    [TestCase("\uFEFF", "is empty: the row with the names of the columns is missing (line 1, byte 4)", "header")]
    [TestCase("Id,Name\n1", "has a row of 1 fields under 2 columns (line 2, byte 1)", "columns")]
    [TestCase("Id,Name\n1,a\n\n2,b\n", "has a row of 1 fields under 2 columns (line 3, byte 1)", "columns")]
    [TestCase("Id,Name\n1,2,3", "has a row of more fields than its 2 columns (line 2, byte 5)", "columns")]
    [TestCase("Id,Name\n1,\"two\n2,b", "ends inside quotes that open here (line 2, byte 3)", "quotes")]
    [TestCase("Id,Name\n1,\"two\"2\n", "goes on behind closing quotes (line 2, byte 8)", "quotes")]
    [TestCase("Id,Name\n\"x\ny\",t\"wo\n", "has quotes inside a field without quotes (line 3, byte 5)", "quotes")]
    [TestCase("Id,Name\r1,2\r", "has a CR without LF (line 1, byte 8)", "line-end")]
    [TestCase("Id,Name,Id\n", "has the same column twice (line 1, byte 9)", "header")]
    [TestCase("Id,A.b,A\n", "has a column inside another column (line 1, byte 8)", "header")]
    [TestCase("Id,A,A.b\n", "has a column inside another column (line 1, byte 6)", "header")]
    [TestCase("Id,,A\n", "has a column that is no dotted path (line 1, byte 4)", "header")]
    [TestCase("Id,A..b\n", "has a column that is no dotted path (line 1, byte 4)", "header")]
    public void What_is_no_CSV_is_refused_with_its_place(string text, string what, string rule)
    {
        var fault = Refused(Encoding.UTF8.GetBytes(text));
        Assert.That((fault.Kind, fault.Rule), Is.EqualTo((FaultKind.VendorDefect, rule)));
        Assert.That(fault.Message, Is.EqualTo($"The CSV page {what}: send rows as RFC 4180 has them, with quotes around fields that hold commas, "
            + "quotes or line ends, or fetch the page again."));
    }

    [Test]
    public void Names_must_be_UTF8_and_rows_are_looked_at_when_they_are_mapped()
    {
        Assert.That(Refused([.. "Id,"u8, 0xff, .. "\n1,2"u8]).Message, Does.Contain("no UTF-8 (line 1, byte 4)"));
        var page = CsvPage.Read(new byte[] { (byte)'I', (byte)'\n', 0xff, (byte)'\n', (byte)'2' });
        Assert.That((page.Count, page[0].Text(0), page[1].Text(0)), Is.EqualTo((2, (string?)null, "2")));
    }

    [Test]
    public void Sizes_are_bounded()
    {
        var wide = string.Join(',', Enumerable.Range(0, 2001).Select(column => $"c{column}"));
        Assert.That(Refused(Encoding.UTF8.GetBytes(wide)).Message, Does.Contain("more than 2000 columns"));
        Assert.That(Read(wide[..wide.LastIndexOf(',')]).Columns.Count, Is.EqualTo(2000));
        Assert.That(Refused([.. "Id\n"u8, .. new byte[(4 * 1024 * 1024) + 1].Select(_ => (byte)'x')]).Message, Does.Contain("a field of more than"));
        var part = new string('y', 3 * 1024 * 1024);
        Assert.That(
            Refused(Encoding.UTF8.GetBytes($"a,b,c,d,e,f\n{part},{part},{part},{part},{part},{part}")).Message, Does.Contain("a row of more than"));
        Assert.That(Refused(Encoding.UTF8.GetBytes(new string('n', 401))).Message, Does.Contain("name of more than 400"));
        Assert.That(Refused(Encoding.UTF8.GetBytes(string.Join('.', Enumerable.Repeat("a", 33)))).Message, Does.Contain("no dotted path"));
    }

    internal static CsvPage Read(string text) => CsvPage.Read(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Texts(CsvPage page) => Enumerable.Range(0, page.Count)
        .Select(row => string.Join('|', Enumerable.Range(0, page.Columns.Count).Select(column => page[row].Text(column) ?? "-")));

    private static Fault Refused(byte[] page) => Assert.Throws<ConnectorException>(() => CsvPage.Read(page))!.Fault;
}
