using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>Names come apart into words whatever vendor and language they are from.</summary>
public sealed class WordSplitterTests
{
    [TestCase("Projektstart__c", "projekt start")]
    [TestCase("custbody_po_number", "po number")]
    [TestCase("timeSpentSeconds", "time spent seconds")]
    [TestCase("projectedenddate", "projected end date")]
    [TestCase("Fälligkeit", "faelligkeit")]
    [TestCase("USt-IdNr.", "ustid nr")]
    [TestCase("Cost center", "costcenter")]
    [TestCase("customfield_10016", "")]
    [TestCase("AccountID", "account id")]
    public void A_name_comes_apart(string name, string words) =>
        Assert.That(string.Join(' ', WordSplitter.Default.Split(name).Select(word => word.Text)), Is.EqualTo(words));

    [Test]
    public void A_name_of_any_length_is_split_in_bounded_time() =>
        Assert.That(WordSplitter.Default.Split(new string('a', 1_000_000)).Sum(word => word.Text.Length), Is.LessThanOrEqualTo(200));

    [TestCase("2026-02-03", "Date")]
    [TestCase("2026-02-03T10:00:00.000+0100", "Instant")]
    [TestCase("2026-02-03 10:00:00", "LocalStamp")]
    [TestCase("EUR", "Currency")]
    [TestCase("ap@nordwind.example", "Email")]
    [TestCase("+49 431 5550 19", "Phone")]
    [TestCase("$1,075.00", "MoneyText")]
    [TestCase("Europe/Berlin", "TimeZone")]
    [TestCase("7f1c2b9e-51aa-4c2e-9f7e-2b6d0b7f1a10", "Opaque")]
    [TestCase("Fixed price", "Label")]
    public void A_value_is_recognised(string text, string shape) =>
        Assert.That(ShapeOf.Value(new(System.Text.Json.JsonValueKind.String, text)).ToString(), Is.EqualTo(shape));
}
