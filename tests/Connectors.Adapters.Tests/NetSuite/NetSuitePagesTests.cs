using System.Text;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.NetSuite;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class NetSuitePagesTests
{
    private const string Query = """
        {"links":[{"rel":"next","href":"https://x/services/rest/query/v1/suiteql?limit=1000&offset=1000"}],"count":3,"hasMore":true,
         "items":[{"links":[],"id":"647","companyname":"Acme \"}] GmbH","isinactive":"F","lm":"2026-11-20 00:16:00"},
                  {"links":[],"id":648,"isinactive":"T"},{"links":[],"companyname":"no id"}],"offset":0,"totalResults":2301}
        """;

    private const string Record = """
        {"links":[{"rel":"self","href":"https://tstdrv1234567.suitetalk.api.netsuite.com/services/rest/record/v1/customer/647"}],
         "id":"647","companyName":"Acme","isInactive":true,"lastModifiedDate":"2026-11-20T08:16:00Z",
         "subsidiary":{"links":[{"rel":"self","href":"https://x/services/rest/record/v1/subsidiary/1"}],"id":"1"},"addressBook":{"items":[{"id":"9"}]}}
        """;

    private static readonly NetSuitePages Pages = new();

    [Test]
    public void Rows_of_a_query_are_cut_in_order()
    {
        var bytes = Bytes(Query);
        var page = NetSuitePages.Cut(bytes, RowScanner.Scan(bytes.Span), "customer", TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

        using var _ = Assert.EnterMultipleScope();
        Assert.That(page.Records.Select(row => row.Key.Id), Is.EqualTo(new[] { "647", "648", "" }));
        Assert.That(page.Records[0].ModifiedAt, Is.EqualTo(new DateTimeOffset(2026, 11, 20, 8, 16, 0, TimeSpan.Zero)));
        Assert.That(page.Records[0].State, Is.EqualTo(RecordState.Live));
        Assert.That(page.Records[1].State, Is.EqualTo(RecordState.Archived));
        Assert.That(Encoding.UTF8.GetString(page.Records[1].Json.Span), Is.EqualTo("""{"links":[],"id":648,"isinactive":"T"}"""));
        Assert.That(page.IsLast, Is.False);
        Assert.That(Pages.Count(bytes), Is.EquivalentTo(new Dictionary<string, int> { ["suiteql"] = 3 }));
    }

    [Test]
    public void A_single_record_names_its_type_by_its_link()
    {
        var bytes = Bytes(Record);
        using var _ = Assert.EnterMultipleScope();
        Assert.That(Pages.Slice(bytes, "customer").Records.Single().Key.Id, Is.EqualTo("647"));
        Assert.That(Pages.Slice(bytes, "customer").Records.Single().State, Is.EqualTo(RecordState.Archived));
        Assert.That(Pages.Slice(bytes, "invoice").Records, Is.Empty);
        Assert.That(Pages.Count(bytes), Is.EquivalentTo(new Dictionary<string, int> { ["customer"] = 1 }));
    }

    [Test]
    public void A_collection_lists_its_records_by_type() =>
        Assert.That(
            Pages.Count(Bytes("""{"links":[],"items":[{"links":[{"rel":"self","href":"https://x/services/rest/record/v1/customer/107"}],"id":"107"}],"hasMore":false}""")),
            Is.EquivalentTo(new Dictionary<string, int> { ["customer"] = 1 }));

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("<html>")]
    [TestCase("""{"id":"1"}""")]
    [TestCase("""{"items":[]} x""")]
    public void What_is_no_page_is_a_vendor_defect(string text) =>
        Assert.That(
            () => Pages.Slice(Bytes(text), "customer"),
            Throws.TypeOf<ConnectorException>().With.Property("Fault").Property("Kind").EqualTo(FaultKind.VendorDefect));

    [Test]
    public void A_page_cut_at_any_byte_is_never_taken_for_whole([Values(Query, Record)] string text)
    {
        var whole = Encoding.UTF8.GetBytes(text.TrimEnd());
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole.AsMemory(0, length);
            Assert.That(() => Pages.Slice(cut, "customer"), Throws.TypeOf<ConnectorException>(), $"at byte {length}");
        }
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
