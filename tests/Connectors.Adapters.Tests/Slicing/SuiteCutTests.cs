using System.Text;
using Connectors.Adapters.Tests.Jira;
using Connectors.Core.Tests.Mapping;
using Connectors.Exchange;
using Connectors.Jira;
using Connectors.NetSuite;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Slicing;

/// <summary>Pages with the documents of the JSON suite in them are cut by leaps as with care.</summary>
public sealed class SuiteCutTests
{
    [Test]
    public void Issues() => Compare(
        """{"issues":[{"id":"1","key":"A-1","fields":{"updated":"2026-11-20T10:00:00.000+0100"}},{"id":"2","key":"A-2","fields":{"x":?}}],"isLast":true}""",
        """{"zz":?,"issues":[{"id":"1","key":"A-1","fields":{}}],"isLast":true}""",
        JiraIssues.TryCut, IssueCutTests.Careful);

    [Test]
    public void Rows_of_SuiteQL() => Compare(
        """{"links":[],"items":[{"links":[],"id":"1","x":?},{"id":"2"}],"hasMore":false}""", """{"items":[{"id":"1"}],"zz":?,"hasMore":false}""",
        page => RowCut.TryCut(page, "customer", null), page => NetSuitePages.Cut(page, RowScanner.Scan(page.Span), "customer", null));

    [Test]
    public void Rows_of_SOQL() => Compare(
        """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"/services/data/v62.0/sobjects/Contact/003A"},"Id":"003A","SystemModstamp":"2026-11-20T08:16:00.000+0000","Name":?}]}""",
        """{"zz":?,"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"/services/data/v62.0/sobjects/Contact/003A"},"Id":"003A","SystemModstamp":"2026-11-20T08:16:00.000+0000"}]}""",
        body => SObjectRows.TryCut(body, "Contact"), body => SalesforcePages.CutRows(body, SObjectScanner.Scan(body.Span), "Contact"));

    private static void Compare(string inside, string beside, Func<ReadOnlyMemory<byte>, VendorPage?> fast, Func<ReadOnlyMemory<byte>, VendorPage> careful)
    {
        var same = new SameCut();
        // A page around a document makes it deeper; names with half of a character are left to whoever maps the record.
        foreach (var (_, json) in JsonSuite.All().Where(document => document.Name[0] != 'i' && !document.Name.EndsWith(" arrays", StringComparison.Ordinal)
            && document.Json.Length < 1000 && System.Text.Unicode.Utf8.IsValid(document.Json)))
        {
            var text = Encoding.UTF8.GetString(json);
            foreach (var page in new[] { inside.Replace("?", text, StringComparison.Ordinal), beside.Replace("?", text, StringComparison.Ordinal), text })
                same.Compare(Encoding.UTF8.GetBytes(page), fast, careful);
        }
        same.Finish();
    }
}
