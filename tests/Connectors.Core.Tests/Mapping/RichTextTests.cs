using System.Text.Json;
using Connectors.Exchange;
using FsCheck;
using FsCheck.Fluent;
using NJsonSchema;

namespace Connectors.Core.Tests.Mapping;

/// <summary>Atlassian's document format to text and back.</summary>
public sealed class RichTextTests
{
    private static readonly Connectors.Mapping.CompiledMapping Mapping =
        Documents.Mapping(Documents.Vendor("""{ "body": { "richText": "text", "as": "adf" } }"""));

    [TestCase("""{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Body"}]}]}""", "Body")]
    [TestCase("""{"content":[{"content":[{"text":"a","type":"text","marks":[{"type":"strong"}]},{"type":"hardBreak"},{"type":"text","text":"b"}],"type":"paragraph"},{"type":"paragraph","content":[]},{"type":"rule"}],"version":1,"type":"doc"}""", "a\nb\n\n\n\n---")]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"one"}]},{"type":"orderedList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"two"}]}]}]}]}]}]}""", "- one\n  1. two")]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","content":[{"type":"paragraph","content":[{"type":"text","text":"A"}]}]},{"type":"tableCell","content":[{"type":"paragraph","content":[{"type":"text","text":"B"}]}]}]}]}]}""", "A | B")]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"mention","attrs":{"id":"5b","text":"@Mia"}},{"type":"text","text":" "},{"type":"date","attrs":{"timestamp":"1763596800000"}},{"type":"emoji","attrs":{"shortName":":x:"}},{"type":"inlineCard","attrs":{"url":"https://a.example"}},{"type":"status","attrs":{"text":"OK","color":"green"}}]}]}""", "@Mia 2025-11-20:x:https://a.exampleOK")]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"newThing","content":[{"type":"otherThing","content":[{"type":"text","text":"kept"}]}]}]}""", "kept")]
    [TestCase("""{"type":"doc","version":1,"content":[{"type":"paragraph","content":"strange","attrs":[1]},7,null,{"type":5},{"type":"codeBlock","attrs":{"language":"c"},"content":[{"type":"text","text":"x\ny"}]}]}""", "\n\n\n\nx\ny")]
    // What counts before the content stands behind it, and what stands twice counts as it stands last.
    [TestCase("""{"type":"doc","content":[{"type":"orderedList","content":[{"type":"listItem","content":[{"type":"text","text":"a"}]}],"type":"bulletList"}]}""", "- a")]
    [TestCase("""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"mention","content":[{"type":"text","text":"b"}],"attrs":{"text":"@a"}}]}]}""", "@ab")]
    [TestCase("""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}],"content":[{"type":"paragraph","content":[{"type":"text","text":"b"}],"content":[{"type":"t\u0065xt","t\u0065xt":"\u0063"}]}]}""", "c")]
    [TestCase("""{ "type" : "doc" , "content" : [ 1 , { "type" : "paragraph" , "content" : [ { "type" : "text" , "text" : "a" } , { "text" : "b" , "type" : "text" } ] } ] , "version" : 1 }""", "ab")]
    public void Reads_the_text_of_a_document(string document, string text)
    {
        var read = Mapping.Read($$"""{"text":{{document}}}""");

        Assert.That(JsonDocument.Parse(read).RootElement.GetProperty("body").GetString(), Is.EqualTo(text));
    }

    [TestCase("""{"text":null}""")]
    [TestCase("""{"text":{"type":"doc","version":1,"content":[]}}""")]
    public void An_empty_document_is_no_text(string record) => Assert.That(Mapping.Read(record), Is.EqualTo("{}"));

    [Test]
    public void A_list_is_no_document() =>
        Assert.That(Mapping.Faults("""{"text":[1]}""").Single().Message, Does.Contain("is no document of Atlassian's format"));

    [Test]
    public void What_was_written_reads_back_as_the_same_text() =>
        Prop.ForAll(Texts(), text =>
        {
            var body = Mapping.Write($$"""{"body":{{JsonSerializer.Serialize(text)}}}""");
            var read = JsonDocument.Parse(Mapping.Read(body)).RootElement;
            return string.IsNullOrWhiteSpace(text) ? !read.TryGetProperty("body", out _) : read.GetProperty("body").GetString() == text;
        }).QuickCheckThrowOnFailure();

    [Test]
    public async Task What_is_written_fits_the_vendors_schema()
    {
        var file = Path.Combine(Root(), "..", "shared", "data", "jira", "adf-schema-v1-full.json");
        if (!File.Exists(file))
        {
            Assert.Ignore("The vendor's schema lies in ../shared, which is not here.");
        }

        var schema = await JsonSchema.FromFileAsync(file);
        foreach (var text in new[] { "a", "a\nb", "a\n\nb", "a\n\n\n\nb\n", "\"<&>" })
        {
            var body = Mapping.Write($$"""{"body":{{JsonSerializer.Serialize(text)}}}""");
            var document = JsonDocument.Parse(body).RootElement.GetProperty("text").GetRawText();
            Assert.That(schema.Validate(document), Is.Empty, document);
        }
    }

    private static Arbitrary<string> Texts() =>
        Gen.Elements("a", "b c", "\n", "\n\n", " ", "é", "\"", "\\", "😀", "- ", "\t").ArrayOf().Select(string.Concat).ToArbitrary();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Connectors.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
