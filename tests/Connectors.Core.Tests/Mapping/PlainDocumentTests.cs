using System.Text;
using Connectors.Mapping;

namespace Connectors.Core.Tests.Mapping;

/// <summary>The short way to read a document gives what the long way gives, or nothing.</summary>
public sealed class PlainDocumentTests
{
    [Test]
    public void Documents_that_ship_are_read_in_the_short_way()
    {
        foreach (var text in ShippedDocumentsTests.Texts())
            Assert.That(PlainDocument.Parse(new(text.File, text.Json)), Is.Not.Null, text.File);
    }

    [Test]
    public void A_changed_document_is_read_as_the_long_way_reads_it()
    {
        var random = new Random(20_261_121);
        var texts = ShippedDocumentsTests.Texts();
        var (plain, read) = (0, 0);
        for (var round = 0; round < 4_000; round++)
        {
            var text = new MappingText("a.json", Change(texts[random.Next(texts.Count)].Json.ToArray(), random));
            var (faults, longFaults) = (new DocumentFaults(), new DocumentFaults());
            var (one, other) = (DocumentParser.Parse(text, faults), DocumentParser.Parse(text, longFaults, plainly: false));
            Assert.That(faults.All, Is.EqualTo(longFaults.All));
            Assert.That(Told(one), Is.EqualTo(Told(other)), Encoding.UTF8.GetString(text.Json.Span));
            read += other is null ? 0 : 1;
            plain += PlainDocument.Parse(new(text.File, text.Json)) is null ? 0 : 1;
        }

        // Both ways were gone.
        Assert.That(plain, Is.InRange(200, read));
    }

    private static byte[] Change(byte[] json, Random random)
    {
        const string Wild = "{}[]\",:\\ \n\t0123456789.-eEtruefalsn\0";
        for (var changes = random.Next(1, 3); changes > 0; changes--)
            json[random.Next(json.Length)] = (byte)Wild[random.Next(Wild.Length)];
        return random.Next(8) == 0 ? [.. json, (byte)Wild[random.Next(Wild.Length)]] : json;
    }

    private static string Told(DocumentNode? node) => node is null ? "nothing"
        : $"{node.Pointer} {node.Place} {node.Kind} {node.Text} {Encoding.UTF8.GetString(node.Json.Span)}\n"
            + string.Concat(node.Members.Concat(node.Items).Select(Told));
}
