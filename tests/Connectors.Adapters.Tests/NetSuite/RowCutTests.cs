using Connectors.Adapters.Tests.Slicing;
using Connectors.NetSuite;

namespace Connectors.Adapters.Tests.NetSuite;

public sealed class RowCutTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
    private static readonly string[] Names = ["id", "lm", "lastModifiedDate", "isinactive", "isInactive", "links", "items", "hasMore"];
    private static readonly string[] Values =
    [
        "\"647\"", "648", "-0", "12345678901234567890", "1.0", "\"T\"", "\"F\"", "true", "\"2026-11-20 00:16:00\"", "\"2026-11-01 01:30:00\"", "\"2026-11-20T08:16:00Z\"",
        "\"2026-03-08 02:30:00\"", "\"\"", "[]",
    ];

    [Test]
    public void The_fast_way_cuts_as_the_careful_one_does()
    {
        var maker = new PageMaker(11, Names, Values);
        var same = new SameCut();
        for (var round = 0; round < 50_000; round++)
        {
            var zone = round % 4 == 0 ? null : Zone;
            same.Compare(
                maker.Bytes(Page(maker)),
                page => RowCut.TryCut(page, "customer", zone),
                page => NetSuitePages.Cut(page, RowScanner.Scan(page.Span), "customer", zone));
        }

        same.Finish();
    }

    [Test]
    public void The_usual_page_takes_the_fast_way() => Assert.That(
        RowCut.TryCut(
            """{"links":[{"rel":"next","href":"x"}],"count":1,"hasMore":true,"items":[{"links":[],"id":"647","lm":"2026-11-20 00:16:00","é":"\u00e9"}],"offset":0}"""u8.ToArray(),
            "customer",
            Zone)?.Records.Single().Key.Id,
        Is.EqualTo("647"));

    private static string Page(PageMaker maker)
    {
        var rows = Enumerable.Range(0, maker.Random.Next(4)).Select(_ => maker.OneIn(20) ? maker.Value() : Row(maker)).ToArray();
        IEnumerable<(string, string)> members = [("items", maker.Array(rows)), .. maker.OneIn(2) ? maker.Members(1) : []];
        if (maker.OneIn(3))
        {
            members = members.Append(("hasMore", maker.Pick("true", "false")));
        }

        if (maker.OneIn(3))
        {
            members = members.Append(("links", maker.Pick("[]", """[{"rel":"next","href":"y"}]""", """[{"rel":["a",{}]},{}]""", "[[],{}]", "[1]")));
        }

        return maker.Object(members);
    }

    private static string Row(PageMaker maker) => maker.Object(
    [
        ("id", maker.Pick("\"1\"", "2", maker.Value())), ("lm", maker.Pick(Values)), ("isinactive", maker.Pick("\"T\"", "\"F\"")),
        .. maker.OneIn(20)
            ? new[] { ("links", maker.Pick("""[{"rel":"self","href":"https://x/record/v1/customer/1"}]""", """[{"rel":"self","href":"https://x/record/v1/invoice/1"}]""")) }
            : [("links", "[]")],
        .. maker.OneIn(2) ? maker.Members(0) : [],
    ]);
}
