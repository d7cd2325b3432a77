using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed class JiraDocumentTests
{
    [TestCase("""{"type":"doc","version":1,"content":[]}""", null)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"heading","attrs":{"level":6},"content":[{"type":"text","text":"x"}]}]}""", null)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"rule"},{"type":"paragraph"}]}""", null)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"https://e.com"}}]}]}]}""", null)]
    [TestCase("\"text\"", JiraDocument.NotADocument)]
    [TestCase("7", JiraDocument.NotADocument)]
    [TestCase("""{"type":"doc","content":[]}""", JiraDocument.Malformed)]
    [TestCase("""{"type":"doc","version":2,"content":[]}""", JiraDocument.Malformed)]
    [TestCase("""{"type":"doc","version":1}""", JiraDocument.Malformed)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"text","text":"x"}]}""", JiraDocument.Malformed)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":""}]}]}""", JiraDocument.Malformed)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"heading","attrs":{"level":7}}]}""", JiraDocument.Malformed)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"unknown"}]}""", JiraDocument.Malformed)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"loud"}]}]}]}""", JiraDocument.Malformed)]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"mention","attrs":{}}]}]}""", JiraDocument.Malformed)]
    public void A_document_is_checked_node_by_node(string json, string? expected) => Assert.That(JiraDocument.Check(JsonNode.Parse(json)), Is.EqualTo(expected));

    [Test]
    public void A_text_that_is_too_long_is_refused() => Assert.Multiple(() =>
    {
        Assert.That(JiraDocument.Check(JiraText.Document(new string('x', 32_767))), Is.Null);
        Assert.That(JiraDocument.Check(JiraText.Document(new string('x', 32_768))), Is.EqualTo(JiraDocument.TooLong));
    });

    [Test]
    public void Seeded_documents_pass_their_own_check()
    {
        var rich = JiraSeedDocuments.Rich("5b10");

        Assert.That(JiraDocument.Check(rich), Is.Null);
        Assert.That(JiraText.Of(rich), Does.StartWith("Goal\nWhat the client needs, see the page\n@Consultant 1 knows more 😄\nFirst\nSecond\n"));
    }

    [TestCase("30m", 1800L)]
    [TestCase("1w 2d 3h", 212_400L)]
    [TestCase("90", 5400L)]
    [TestCase("1.5h", 5400L)]
    [TestCase("soon", null)]
    [TestCase("", null)]
    public void Durations_count_days_of_eight_hours_and_weeks_of_five_days(string text, long? seconds) =>
        Assert.That(JiraDurations.Read(text), Is.EqualTo(seconds));
}
