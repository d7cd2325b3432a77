using System.Text;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Exchange;

/// <summary>A flat row gives what stands there once, and is unclear about all that could be read in two ways.</summary>
public sealed class FlatRowTests
{
    private const string Padding = "\"padding\":\"so that the row is long enough\"";
    private static readonly FlatNames Names = new("id", "number", "truth", "nothing", "absent");

    [TestCase(0, JsonTokenType.String, "7")]
    [TestCase(1, JsonTokenType.Number, "12.5")]
    [TestCase(2, JsonTokenType.True, "")]
    [TestCase(3, JsonTokenType.Null, "")]
    [TestCase(4, JsonTokenType.None, "")]
    public void Gives_what_stands_there(int name, JsonTokenType kind, string text)
    {
        var row = """{"id":"7","number":12.5,"truth":true,"nothing":null,PAD}""".Replace("PAD", Padding, StringComparison.Ordinal);
        Assert.That(FlatRow.TryOpen(Encoding.UTF8.GetBytes(row), Names, out var flat));
        Assert.That(flat.TryRead(name, out var found, out var value));
        Assert.That((found, Encoding.UTF8.GetString(value)), Is.EqualTo((kind, text)));
        Assert.That(flat.Has(name), Is.EqualTo(kind != JsonTokenType.None));
    }

    [Test]
    public void Finds_a_name_wherever_it_stands([Range(0, 70)] int before, [Range(34, 36)] int after)
    {
        var row = $$"""{"a":"{{new string('.', before)}}","id":"7","b":"{{new string('.', after)}}"}""";
        Assert.That(FlatRow.TryOpen(Encoding.UTF8.GetBytes(row), Names, out var flat));
        Assert.That(flat.From(0).StartsWith("\"7\""u8));
        row = $$"""{"b":"{{new string('.', after)}}","a":"{{new string('.', before)}}","id":7}""";
        Assert.That(FlatRow.TryOpen(Encoding.UTF8.GetBytes(row), Names, out flat));
        Assert.That(flat.TryRead(0, out var kind, out var text) && kind == JsonTokenType.Number && text.SequenceEqual("7"u8));
    }

    [TestCase("""{PAD,"id":"7","id":"8"}""")]
    [TestCase("""{"id":"7",PAD,"id":"8"}""")]
    [TestCase("""{PAD,"kind":"id","id":"8"}""")]
    [TestCase("""{"id" :"7",PAD}""")]
    public void Is_unclear_about_what_could_be_read_in_two_ways(string row) => Assert.That(IsOpen(row), Is.False);

    [TestCase("""{"id": "7",PAD}""")]
    [TestCase("""{"id":["7"],PAD}""")]
    public void Is_unclear_about_a_value_that_is_no_plain_one(string row)
    {
        Assert.That(FlatRow.TryOpen(Encoding.UTF8.GetBytes(row.Replace("PAD", Padding, StringComparison.Ordinal)), Names, out var flat));
        Assert.That(flat.TryRead(0, out var kind, out _) && kind != JsonTokenType.None, Is.False);
    }

    [TestCase("""{PAD,"a":{"id":"7"}}""")]
    [TestCase("""{"a":{"id":"7"},PAD}""")]
    [TestCase("""{"i\u0064":"7",PAD}""")]
    [TestCase("""{PAD,"i\u0064":"7"}""")]
    [TestCase("""[PAD,"id"]""")]
    [TestCase("""{PAD,"id":"7""")]
    [TestCase("""{PAD,"id":""")]
    [TestCase("""{PAD,"id":"7"},{"id":"8"}""")]
    [TestCase("""{"id":"7"},""")]
    [TestCase("")]
    public void Is_not_one_flat_row(string row) => Assert.That(IsOpen(row), Is.False);

    [Test]
    public void Ends_where_its_brace_stands_and_not_one_in_a_text([Range(0, 70)] int before, [Range(0, 40)] int after)
    {
        var row = $$"""{"a":"{{new string('}', before)}}","id":"7","b":"{{new string('{', after)}}"}""";
        Assert.That(FlatRow.TryOpen(Encoding.UTF8.GetBytes(row), Names, out var flat));
        Assert.That(flat.TryRead(0, out _, out var text) && text.SequenceEqual("7"u8));
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(row + ""","id":"8"}"""));
        Assert.That(cursor.TryRow(Names, out flat) && cursor.Position == row.Length && flat.Length == row.Length);
    }

    [TestCase]
    [TestCase("x")]
    [TestCase("na\"me")]
    [TestCase("na\\me")]
    public void Takes_no_names_that_it_could_not_find(params string[] names) => Assert.That(() => new FlatNames(names), Throws.ArgumentException);

    private static bool IsOpen(string row) =>
        FlatRow.TryOpen(Encoding.UTF8.GetBytes(row.Replace("PAD", Padding, StringComparison.Ordinal)), Names, out _);
}
