using System.Text.Json;
using Connectors.Faults;
using Connectors.Mapping;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Core.Tests.Mapping;

/// <summary>HTML to text and back.</summary>
public sealed class HtmlTextTests
{
    private static readonly CompiledMapping Mapping = Documents.Mapping(Documents.Vendor("""{ "body": { "richText": "text", "as": "html" } }"""));
    private static readonly CompiledMapping Plain = Documents.Mapping(Documents.Vendor("""{ "body": { "richText": "text", "as": "plain" } }"""));

    [TestCase("just text", "just text")]
    [TestCase("<p>one</p><p>two</p>", "one\n\ntwo")]
    [TestCase(" <p> one\n  and  a <b>bold</b>\tword </p>\r\n <p>two<br>lines<br/></p> ", "one and a bold word\n\ntwo\nlines")]
    [TestCase("<div>a</div><div>b</div><div><br></div><div>c</div>", "a\nb\n\nc")]
    [TestCase("a<br><br>b", "a\n\nb")]
    [TestCase("<h1>Title</h1>text<hr>end", "Title\n\ntext\n\n---\n\nend")]
    [TestCase("<ul><li>one<ol><li>two</li><li>three</li></ol></li><li>four</ul>after", "- one\n  1. two\n  2. three\n- four\n\nafter")]
    [TestCase("<ul><li><p>one</p><p>more</p></li></ul>", "- one\n  more")]
    [TestCase("<table><tr><th>A</th><th>B</th></tr><tr><td><p>1</p></td><td>2</td></tr></table>", "A | B\n1 | 2")]
    [TestCase("<pre>\n  x\n    y\n</pre>z", "x\n    y\n\nz")]
    [TestCase("a&amp;b &lt;i&gt; &quot;q&quot; &#39;s&#39; &#x1F600; &eacute; &euro; &nbsp;|&hellip;", "a&b <i> \"q\" 's' \U0001F600 \u00e9 \u20ac \u00a0|\u2026")]
    [TestCase("&unknown; &amp &#xZZ; &; &#0; &#xD800; &#1114112; &#150;", "&unknown; &amp &#xZZ; &; \ufffd \ufffd \ufffd \u2013")]
    [TestCase("a<script>if (a < b) { '</p>' }</script>b<style>p > a { }</style>c<!-- <b>no</b> -->d", "abcd")]
    [TestCase("a<script>never closed <p>x", "a")]
    [TestCase("a<!-- never closed <p>x", "a")]
    [TestCase("<a href=\"x>y\" title='<b>'>link</a> 1 < 2 > 0 <3 </ x> <>", "link 1 < 2 > 0 <3 </ x> <>")]
    [TestCase("<a title=\"never closed>text</a>", "text")]
    [TestCase("<!DOCTYPE html><?xml version='1.0'?><html><head><title>no</title></head><body>yes</body></html>", "yes")]
    [TestCase("<b><i>wrongly</b> nested</i></p></ul></li></td></pre>", "wrongly nested")]
    [TestCase("<img src=x alt=\"A &amp; B\"> <img src=\"alt=no\"> <IMG ALT=c>", "A & B c")]
    [TestCase("<p", "<p")]
    [TestCase("a <", "a <")]
    [TestCase("<o:p>office</o:p><custom-tag>kept</custom-tag>", "officekept")]
    public void Gives_the_text(string html, string text) => Assert.That(Read(html), Is.EqualTo(text));

    [TestCase("")]
    [TestCase("<p></p>")]
    [TestCase("<p><br></p>")]
    [TestCase("<script>x</script>")]
    public void Without_a_word_there_is_no_text(string html) => Assert.That(Read(html), Is.Null);

    [TestCase("a", "<p>a</p>")]
    [TestCase("a\nb\n\nc", "<p>a<br>b</p><p>c</p>")]
    [TestCase("a\n\n\n\nb", "<p>a</p><p><br></p><p>b</p>")]
    [TestCase("1 < 2 & <b>\"x\"</b>", "<p>1 &lt; 2 &amp; &lt;b&gt;\"x\"&lt;/b&gt;</p>")]
    [TestCase("a  b", "<p>a &#32;b</p>")]
    public void Writes_escaped_paragraphs(string text, string html) => Assert.That(Written(Mapping, text), Is.EqualTo(html));

    [Test]
    public void What_was_written_reads_back_as_the_same_text_without_white_space_around() =>
        Prop.ForAll(Texts(), text =>
        {
            var trimmed = text.Trim([' ', '\t', '\r', '\n']);
            return trimmed.Length == 0 || Read(Written(Mapping, text)!) == trimmed;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Test]
    public void Plain_text_stays_as_it_is() => Prop.ForAll(Texts(), text => string.IsNullOrWhiteSpace(text) || Written(Plain, text) == text)
        .QuickCheckThrowOnFailure();

    [Test]
    public void Whatever_stands_there_gives_a_text_of_bounded_size()
    {
        string[] pieces = ["<", ">", "</", "<p>", "<ul>", "<li>", "</ul>", "<td>", "<pre>", "</pre>", "<br>", "<!--", "-->", "<script>", "</script", "\"", "'", "=", "&", "#", ";", "&#", "&lt;",
            "<a b='", "a", " ", "\n", "\U0001F600", "<img alt=", "<svg/>", "<ol>"];
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.That(HtmlText.Of(html), Has.Length.LessThanOrEqualTo(25 * (html.Length + 1)), html);
        }
    }

    /// <summary>Shapes that a careless reader walks again and again: each is a megabyte and is read once, or the test run would not end.</summary>
    [TestCase("<a ")]
    [TestCase("<a b=\"")]
    [TestCase("<a b='>")]
    [TestCase("<!--")]
    [TestCase("<script>")]
    [TestCase("&#")]
    [TestCase("<ul><li>")]
    [TestCase("<img alt=x ")]
    [TestCase("=")]
    public void Long_documents_end(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, HtmlText.Longest / piece.Length));
        Assert.That(HtmlText.Of(html), Is.Not.Null);
        Assert.That(HtmlText.Of(html + ">"), Is.Not.Null);
        Assert.That(HtmlText.Of($"<img {html}>"), Is.Not.Null);
    }

    [Test]
    public void More_than_a_megabyte_is_refused() =>
        Assert.That(Mapping.Faults(JsonSerializer.Serialize(new { text = new string('a', HtmlText.Longest + 1) })).Single(),
            Has.Property(nameof(Fault.Kind)).EqualTo(FaultKind.LimitExceeded).And.Property(nameof(Fault.Path)).EqualTo("/text"));

    [TestCase("""{"type":"doc","version":1,"content":[]}""")]
    [TestCase("[1]")]
    public void A_document_of_another_format_is_refused(string value)
    {
        Assert.That(Mapping.Faults($$"""{"text":{{value}}}""").Single().Message, Does.Contain("is no text"));
        Assert.That(Plain.Faults($$"""{"text":{{value}}}""").Single().Message, Does.Contain("is no text"));
    }

    private static Arbitrary<string> Texts() =>
        Gen.Elements("a", "b c", "\n", "\n\n", " ", "  ", "\u00e9", "\"", "&", "&amp;", "<p>", "<br>", ">", "\u00a0", "\U0001F600", "- ", "\t", "\r", "\f", "\0", "&#32;").ArrayOf()
            .Select(string.Concat).ToArbitrary();

    private static string? Read(string html)
    {
        var read = JsonDocument.Parse(Mapping.Read(JsonSerializer.Serialize(new { text = html }))).RootElement;
        return read.TryGetProperty("body", out var body) ? body.GetString() : null;
    }

    private static string? Written(CompiledMapping mapping, string text) =>
        JsonDocument.Parse(mapping.Write(JsonSerializer.Serialize(new { body = text }))).RootElement.GetProperty("text").GetString();
}
