using System.Globalization;
using System.Text;
using Connectors.Adapters.Tests.Slicing;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Jira;

namespace Connectors.Adapters.Tests.Jira;

public sealed class IssueCutTests
{
    private static readonly string[] Names =
    [
        "id", "key", "fields", "updated", "project", "accountId", "worklogId", "issueId", "updatedTime", "active", "archived", "deleted", "issues", "nextPageToken", "isLast", "total",
    ];

    private static readonly string[] Values =
    [
        "\"10001\"", "10002", "true", "false", "null", "\"CON-1\"", "\"2026-11-20T10:00:00.000+0100\"", "\"2026-11-20T10:00:00.125-0330\"", "\"2026-11-20T10:00:00.000+1500\"",
        "\"2026-11-20T10:00:00.000Z\"", "\"2026-11-20 10:00:00.000+0100\"", "\"2026-11-20T24:00:00.000+0100\"", "\"2026-11-20T10:00:00.000+1459\"", "1763633423000", "1.5", "\"\"",
    ];

    [Test]
    public void Issues_are_cut_as_with_care()
    {
        var maker = new PageMaker(14, Names, Values);
        var same = new SameCut();
        for (var round = 0; round < 50_000; round++)
        {
            same.Compare(maker.Bytes(Page(maker)), JiraIssues.TryCut, Careful);
        }

        same.Finish();
    }

    [Test]
    public void Lists_are_cut_as_with_care()
    {
        var maker = new PageMaker(15, Names, Values);
        var same = new SameCut();
        for (var round = 0; round < 50_000; round++)
        {
            var list = maker.OneIn(5) ? null : "issues";
            var page = list is null ? maker.Array(Enumerable.Range(0, 3).Select(_ => maker.Value()).ToArray()) : Page(maker);
            same.Compare(maker.Bytes(page), body => Shown(JiraListCut.TryRead(body, list)), body => Shown(JiraPage.ReadCarefully(body, list))!);
        }

        same.Finish();
    }

    [Test]
    public void Records_are_read_by_leaps_as_with_care()
    {
        var maker = new PageMaker(16, Names, Values);
        var equal = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var json = maker.Bytes(Issue(maker));
            if (JiraLeap.TryRead(json) is not { } leapt || !SameCut.IsJson(json))
            {
                continue;
            }

            equal++;
            Assert.That(Spelt(leapt, json), Is.EqualTo(Spelt(JiraSlice.OfCarefully(json), json)), Encoding.UTF8.GetString(json));
        }

        Assert.That(equal, Is.GreaterThan(10_000));
    }

    [Test]
    public void Stamps_are_spelt_with_milliseconds()
    {
        var random = new Random(17);
        for (var round = 0; round < 10_000; round++)
        {
            var ticks = random.NextInt64(DateTime.MaxValue.Ticks);
            var at = new DateTimeOffset(round % 3 == 0 ? ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond : ticks, TimeSpan.Zero);
            Assert.That(JiraInstant.Format(at), Is.EqualTo(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)));
        }
    }

    internal static VendorPage Careful(ReadOnlyMemory<byte> page)
    {
        var records = JiraScanner.Scan(page).Where(found => found.Object == "issue").Select(found => page.Slice(found.Start, found.Length))
            .Select(json => JiraSlice.OfCarefully(json).ToRecord("issue", json));
        return new([.. records], RelatedRecords.None, new Cursor(""), IsLast: true);
    }

    private static VendorPage? Shown(JiraPage? page) => page is null ? null : new(
        [.. page.Elements.Select(json => new VendorRecord(new("x", ""), null, null, RecordState.Live, json))],
        RelatedRecords.None,
        new Cursor($"{page.NextPageToken ?? "none"} {page.Total}"),
        page.IsLast ?? false);

    private static string Spelt(JiraSlice slice, ReadOnlyMemory<byte> json) =>
        $"{slice.Id} {slice.Key} {slice.Updated:O} {slice.ProjectKey} {slice.IssueId} {slice.UpdatedTime} {slice.ToRecord("issue", json)}";

    private static string Page(PageMaker maker)
    {
        var issues = maker.Array(Enumerable.Range(0, maker.Random.Next(4)).Select(_ => maker.OneIn(30) ? maker.Value() : Issue(maker)).ToArray());
        IEnumerable<(string, string)> members = [("issues", issues), .. maker.OneIn(8) ? maker.Members(0) : []];
        if (maker.OneIn(2))
        {
            members = members.Append(("nextPageToken", maker.Pick("\"abc\"", "\"\"", "null")));
        }

        return maker.Object([.. members, ("isLast", maker.Pick("true", "false", "null")), .. maker.OneIn(6) ? [("total", maker.Pick("7", "1.5"))] : Array.Empty<(string, string)>()]);
    }

    private static string Issue(PageMaker maker) => maker.Object(
    [
        ("id", maker.Pick("\"10001\"", "10002")), ("key", "\"CON-7\""), .. maker.OneIn(3) ? maker.Members(0) : [],
        ("fields", maker.OneIn(15) ? maker.Value() : maker.Object(
        [
            ("updated", maker.Pick(Values)), ("project", maker.OneIn(8) ? maker.Value() : maker.Object([("id", "\"1\""), ("key", "\"CON\"")])), .. maker.Members(1),
        ])),
    ]);
}
