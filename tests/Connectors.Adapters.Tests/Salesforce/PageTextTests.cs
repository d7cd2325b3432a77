using System.Text;
using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class PageTextTests
{
    [TestCase("nextRecordsUrl", 4)]
    [TestCase("RecordsUrl nextRecordsUrl", 15)]
    [TestCase("nexRecordsUrlRecordsUrlnextRecordsUrl", 27)]
    [TestCase("next RecordsUrl", -1)]
    [TestCase("RecordsUrl", -1)]
    [TestCase("nextRecordsUr", -1)]
    [TestCase("", -1)]
    public void Finds_the_second_text_only_behind_the_first(string page, int at) =>
        Assert.That(PageText.Find(Encoding.UTF8.GetBytes(page), "next"u8, "RecordsUrl"u8), Is.EqualTo(at));
}
