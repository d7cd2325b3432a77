using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class SalesforcePagesTests
{
    private static readonly SalesforcePages Pages = new();

    private const string Nested = """
        {"totalSize":2,"done":false,"nextRecordsUrl":"/services/data/v68.0/query/01gRO0000016PIAYA2-2000","records":[
         {"Parent":{"Name":"Holding","attributes":{"type":"Account","url":"/services/data/v68.0/sobjects/Account/001xx000003DGb1AAW"}},
          "attributes":{"type":"Account","url":"/services/data/v68.0/sobjects/Account/001xx000003DGbYAAW"},
          "Id":"001xx000003DGbYAAW","IsDeleted":true,"SystemModstamp":"2026-11-20T08:15:00.000+0000",
          "Contacts":{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"x"},"Id":"003xx000003DGbYAAW","LastName":"}]\"{"}]}},
         {"attributes":{"type":"Account"},"Id":null,"Owner":null}]}
        """;

    [Test]
    public void Every_sObject_is_found_wherever_it_lies()
    {
        var page = Pages.Slice(Bytes(Nested), "Account");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(page.Records.Select(record => record.Key.Id), Is.EqualTo(new[] { "001xx000003DGbYAAW", "001xx000003DGb1AAW", "" }), "document order");
        Assert.That(page.Records[0].State, Is.EqualTo(RecordState.Deleted));
        Assert.That(page.Records[0].Version, Is.EqualTo("2026-11-20T08:15:00.000+0000"));
        Assert.That(page.Records[0].ModifiedAt, Is.EqualTo(new DateTimeOffset(2026, 11, 20, 8, 15, 0, TimeSpan.Zero)));
        Assert.That(Text(page.Records[0].Json), Does.StartWith("{\"Parent\"").And.EndsWith("}]}}").And.Contains("\"Contacts\""), "children stay in their parent");
        Assert.That(page.Related.TryFind(new VendorKey("Contact", "003xx000003DGbYAAW"), out var contact), Is.True);
        Assert.That(Text(contact), Does.StartWith("{\"attributes\":{\"type\":\"Contact\"").And.EndsWith("\"}"));
        Assert.That(page.IsLast, Is.False);
        Assert.That(Pages.Count(Bytes(Nested)), Is.EquivalentTo(new Dictionary<string, int> { ["Account"] = 3, ["Contact"] = 1 }));
    }

    [Test]
    public void Rows_of_an_answer_do_not_include_a_parent_of_the_same_type()
    {
        var bytes = Bytes(Nested);
        var page = SalesforcePages.CutRows(bytes, SObjectScanner.Scan(bytes.Span), "Account");

        using var _ = Assert.EnterMultipleScope();
        Assert.That(page.Records.Select(record => record.Key.Id), Is.EqualTo(new[] { "001xx000003DGbYAAW", "" }));
        Assert.That(page.Related.TryFind(new VendorKey("Account", "001xx000003DGb1AAW"), out var _), Is.True);
    }

    [Test]
    public void Pretty_printed_bytes_and_a_byte_order_mark_give_the_same_slices()
    {
        var pretty = "\uFEFF" + Nested.Replace("{", "{\r\n\t ", StringComparison.Ordinal).Replace("\"}]\\\"{\r\n\t \"", "\"x\"", StringComparison.Ordinal);
        var page = Pages.Slice(Bytes(pretty), "Contact");
        Assert.That(Text(page.Records.Single().Json).TrimStart(), Does.StartWith("{").And.EndsWith("}"));
        Assert.That(Pages.Slice(Bytes(pretty), "Account").Records, Has.Length.EqualTo(3));
    }

    [TestCase("""{"totalSize":0,"done":true,"records":[ ]}""")]
    [TestCase("[]")]
    public void An_empty_list_is_a_page_without_records(string page)
    {
        var cut = Pages.Slice(Bytes(page), "Account");
        Assert.That((cut.Records.Length, cut.IsLast), Is.EqualTo((0, true)));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("12")]
    [TestCase("<html><body>Maintenance</body></html>")]
    [TestCase("""{"totalSize":1,"done":true,"records":[{"Id":"x"}]}""")]
    [TestCase("""[{"errorCode":"INVALID_FIELD","message":"x"}]""")]
    [TestCase("""{"attributes":{"type":""},"Id":"x"}""")]
    [TestCase("""{"attributes":"Account","Id":"x"}""")]
    [TestCase("""{"totalSize":0,"done":true,"records":[]} trailing""")]
    [TestCase("""{"fields":{"records":[]}}""")]
    public void What_is_no_page_is_a_vendor_defect_that_says_where(string page)
    {
        var broken = Assert.Throws<ConnectorException>(() => Pages.Slice(Bytes(page), "Account"));
        using var _ = Assert.EnterMultipleScope();
        Assert.That(broken!.Fault.Kind, Is.EqualTo(FaultKind.VendorDefect));
        Assert.That(broken.Fault.Message, Does.Contain("byte"));
    }

    [Test]
    public void A_page_cut_at_any_byte_is_never_taken_for_whole()
    {
        var whole = Encoding.UTF8.GetBytes(Nested.TrimEnd());
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole.AsMemory(0, length);
            Assert.That(() => Pages.Slice(cut, "Account"), Throws.TypeOf<ConnectorException>(), $"at byte {length}");
        }
    }

    [Test]
    public void Nesting_deeper_than_64_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70));
        Assert.That(() => Pages.Slice(Bytes(deep), "Account"), Throws.TypeOf<ConnectorException>());
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
