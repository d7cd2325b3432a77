using Connectors.Adapters.Tests.Slicing;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

/// <summary>All rows of a query have the columns that it named, each once: that is what the fast way relies on, and what these pages keep to.</summary>
public sealed class SObjectRowsTests
{
    private static readonly string[] Names = ["Name", "Owner", "Phone"];
    private static readonly string[] Values = ["\"003xx\"", "\"2026-11-20T08:16:00.000+0000\"", "null", "7"];

    [Test]
    public void The_fast_way_cuts_as_the_careful_one_does()
    {
        var maker = new PageMaker(18, Names, Values);
        var same = new SameCut();
        for (var round = 0; round < 50_000; round++)
        {
            var page = Page(maker);
            same.Compare(
                maker.OneIn(3) ? System.Text.Encoding.UTF8.GetBytes(page) : Cut(maker, page),
                body => SObjectRows.TryCut(body, "Contact"),
                body => SalesforcePages.CutRows(body, SObjectScanner.Scan(body.Span), "Contact"));
        }

        same.Finish();
    }

    // Truncated at any byte, or whole.
    private static byte[] Cut(PageMaker maker, string page)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(page);
        return maker.OneIn(2) ? bytes[..maker.Random.Next(bytes.Length)] : bytes;
    }

    private static string Page(PageMaker maker)
    {
        var withFlag = maker.OneIn(2);
        var rows = Enumerable.Range(0, maker.Random.Next(4)).Select(_ => Row(maker, withFlag, maker.OneIn(25) ? "Lead" : "Contact")).ToArray();
        var isDone = maker.OneIn(2);
        IEnumerable<(string, string)> members = [("totalSize", "4"), ("done", isDone ? "true" : "false"), ("records", maker.Array(rows))];
        return maker.Object(isDone ? members : members.Append(("nextRecordsUrl", "\"/services/data/v62.0/query/01g-2000\"")));
    }

    private static string Row(PageMaker maker, bool withFlag, string type)
    {
        IEnumerable<(string, string)> members =
        [
            ("attributes", maker.Object([("type", $"\"{type}\""), ("url", "\"/services/data/v62.0/sobjects/Contact/003\"")])), ("Id", maker.Pick("\"003A\"", "\"003B\"")),
            .. maker.OneIn(20) ? Array.Empty<(string, string)>() : [("SystemModstamp", maker.Pick("\"2026-11-20T08:16:00.000+0000\"", "\"2026-11-20T08:16:00Z\""))],
            .. maker.Members(0), .. maker.OneIn(5) ? [("Account", maker.Object([("attributes", """{"type":"Account","url":"/a/001"}"""), ("Id", "\"001\"")]))] : Array.Empty<(string, string)>(),
        ];
        return maker.Object(withFlag ? members.Append(("IsDeleted", maker.Pick("true", "false"))) : members);
    }
}
