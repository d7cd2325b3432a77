using System.Text;
using Connectors.Faults;

namespace Connectors.Workday.Tests;

/// <summary>Attacks of XML are refused before anything is built of them: counted in bytes allocated, never in time.</summary>
public sealed class XmlGuardTests
{
    private const string Open = "<wd:Get_Workers_Response xmlns:wd=\"urn:com.workday/bsvc\"><wd:Response_Data>";
    private const string Close = "</wd:Response_Data></wd:Get_Workers_Response>";

    private static IEnumerable<TestCaseData> Attacks()
    {
        yield return Case("billion laughs", "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;&lol;\">]><lolz>&lol2;</lolz>", "xml");
        yield return Case("external entity", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>", "xml");
        yield return Case("external DTD", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/evil.dtd\"><a/>", "xml");
        yield return Case("parameter entity", "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\">%p;]><a/>", "xml");
        yield return Case("DTD behind a comment", "<!-- x --><!DOCTYPE a><a/>", "xml");
        yield return Case("DTD inside", Open + "<!DOCTYPE a>" + Close, "xml");
        yield return Case("deep nesting", string.Concat(Enumerable.Repeat("<a>", 100_000)), "xml-bounds");
        yield return Case("deep nesting that ends", Nested(40), "xml-bounds");
        yield return Case("huge attribute", $"<a b=\"{new string('x', 8_000_000)}\"/>", "xml-bounds");
        yield return Case("huge attribute with a sign of an end", $"<a b=\"{new string('>', 8_000_000)}\"/>", "xml-bounds");
        yield return Case("a million attributes", $"<a {string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}='' "))}/>", "xml-bounds");
        yield return Case("a hundred attributes", $"<a {string.Concat(Enumerable.Range(0, 100).Select(i => $"a{i}='' "))}/>", "xml-bounds");
        yield return Case("huge text", $"{Open}<wd:Worker>{new string('x', 8_000_000)}</wd:Worker>{Close}", "xml-bounds");
        yield return Case("huge section", $"{Open}<wd:Worker><![CDATA[{new string('x', 8_000_000)}]]></wd:Worker>{Close}", "xml-bounds");
        yield return Case("more than two million elements", Open + string.Concat(Enumerable.Repeat("<a/>", 2_000_001)) + Close, "xml-bounds");
        yield return Case("another encoding declared", "<?xml version='1.0' encoding='ISO-8859-1'?>" + Open + Close, "xml");
        yield return Case("cut in a tag", Open + "<wd:Worker", "xml");
        yield return Case("cut in a comment", Open + "<!-- ", "xml");
    }

    [TestCaseSource(nameof(Attacks))]
    public void An_attack_is_refused_without_building_anything_of_it(byte[] attack, string rule)
    {
        var slice = new WorkerSlice();
        Refusal(attack, slice);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Refusal(attack, slice);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Multiple(() =>
        {
            Assert.That(refusal.Fault.Rule, Is.EqualTo(rule));
            Assert.That(allocated, Is.LessThan(64 * 1024), "bytes for a refusal of " + attack.Length);
        });
    }

    [Test]
    public void Sixteen_bits_for_a_character_are_refused()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Open + Close)];
            Assert.That(Refusal(bytes, new WorkerSlice()).Fault.Rule, Is.EqualTo("xml"));
            Assert.That(Refusal(encoding.GetBytes(Open + Close), new WorkerSlice()).Fault.Rule, Is.EqualTo("xml"), "without a mark");
        }
    }

    [Test]
    public void Bytes_that_are_no_characters_are_refused()
    {
        byte[][] bad = [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xFF], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x0B]];
        foreach (var bytes in bad)
        {
            byte[] page = [.. Encoding.UTF8.GetBytes(Open + "<wd:Worker><wd:Worker_Descriptor>"), .. bytes,
                .. Encoding.UTF8.GetBytes("</wd:Worker_Descriptor></wd:Worker>" + Close)];
            Assert.That(Refusal(page, new WorkerSlice()).Fault.Kind, Is.EqualTo(FaultKind.VendorDefect), Convert.ToHexString(bytes));
        }
    }

    [Test]
    public void An_unknown_entity_is_refused_and_a_known_one_is_read()
    {
        var unknown = Encoding.UTF8.GetBytes(Open + "<wd:Worker><wd:Worker_Descriptor>&lol;</wd:Worker_Descriptor></wd:Worker>" + Close);
        var known = Encoding.UTF8.GetBytes(Open + "<wd:Worker><wd:Worker_Descriptor>A &amp; &#66;</wd:Worker_Descriptor></wd:Worker>" + Close);
        Assert.That(Refusal(unknown, new WorkerSlice()).Fault.Kind, Is.EqualTo(FaultKind.VendorDefect));
        Assert.That(Encoding.UTF8.GetString(SoapPage.Read(known, new WorkerSlice()).Records[0].Json.Span), Does.Contain("A \\u0026 B"));
    }

    [Test]
    public void What_real_answers_hold_passes()
    {
        var deep = Encoding.UTF8.GetBytes($"\uFEFF<?xml version='1.0' encoding='UTF-8'?><!-- c --><?pi x?>{Open}{Nested(24)}{Close}");
        Assert.That(SoapPage.Read(deep, new WorkerSlice()).Counts["a"], Is.EqualTo(1));
    }

    [Test]
    public void A_page_cut_at_any_byte_is_no_page()
    {
        var page = Encoding.UTF8.GetBytes(Open + "<wd:Worker a='1'><wd:Worker_Descriptor>Ä<![CDATA[x]]></wd:Worker_Descriptor></wd:Worker>" + Close);
        for (var length = 1; length < page.Length; length++)
            Assert.That(Refusal(page[..length], new WorkerSlice()).Fault.Kind, Is.EqualTo(FaultKind.VendorDefect), $"cut at {length}");
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

    private static TestCaseData Case(string name, string text, string rule) =>
        new TestCaseData(Encoding.UTF8.GetBytes(text), rule).SetArgDisplayNames(name);

    private static ConnectorException Refusal(byte[] page, IRecordSlice slice) => Assert.Throws<ConnectorException>(() => SoapPage.Read(page, slice))!;
}
