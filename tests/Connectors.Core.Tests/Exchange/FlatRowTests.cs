using System.Text;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Exchange;

/// <summary>A flat row gives what stands there once, and is unclear about all that could be read in two ways.</summary>
public sealed class FlatRowTests
{
    [TestCase("""{"id":"7","n":12.5,"t":true,"x":null}""", "id", JsonTokenType.String, "7")]
    [TestCase("""{"id":"7","n":12.5,"t":true,"x":null}""", "n", JsonTokenType.Number, "12.5")]
    [TestCase("""{"id":"7","n":12.5,"t":true,"x":null}""", "t", JsonTokenType.True, "")]
    [TestCase("""{"id":"7","n":12.5,"t":true,"x":null}""", "x", JsonTokenType.Null, "")]
    [TestCase("""{"id":"7","n":12.5,"t":true,"x":null}""", "y", JsonTokenType.None, "")]
    public void Gives_what_stands_there(string row, string name, JsonTokenType kind, string text)
    {
        Assert.That(FlatRow.TryOpen(Encoding.UTF8.GetBytes(row), out var flat));
        Assert.That(flat.TryFind(Encoding.UTF8.GetBytes($"\"{name}\""), out var found, out var value));
        Assert.That((found, Encoding.UTF8.GetString(value)), Is.EqualTo((kind, text)));
    }

    [TestCase("""{"id":"7","id":"8"}""")]
    [TestCase("""{"kind":"id","id":"8"}""")]
    [TestCase("""{"id" :"7"}""")]
    [TestCase("""{"id": "7"}""")]
    [TestCase("""{"id":["7"]}""")]
    [TestCase("""{"id":"7""")]
    public void Is_unclear_about_what_could_be_read_in_two_ways(string row)
    {
        Assert.That(FlatRow.TryOpen(Encoding.UTF8.GetBytes(row), out var flat));
        Assert.That(flat.TryFind("\"id\""u8, out _, out _), Is.False);
    }

    [TestCase("""{"a":{"id":"7"}}""")]
    [TestCase("""{"i\u0064":"7"}""")]
    [TestCase("""["id"]""")]
    [TestCase("")]
    public void Is_not_flat(string row) => Assert.That(FlatRow.TryOpen(Encoding.UTF8.GetBytes(row), out _), Is.False);
}
