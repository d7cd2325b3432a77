using Connectors.Faults;

namespace Connectors.Exchange;

public sealed class KeysetPositionTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 10, 0, 0, 250, TimeSpan.Zero);

    [TestCase("17")]
    [TestCase("a|b")]
    public void A_cursor_leads_back_to_its_position(string id)
    {
        var position = new KeysetPosition(At, id);
        Assert.That(KeysetPosition.Parse(position.ToCursor(), "Acme", _ => true), Is.EqualTo(position));
    }

    [TestCase(null)]
    [TestCase("")]
    public void Nothing_read_yet_is_no_position(string? text) =>
        Assert.That(KeysetPosition.Parse(text is null ? null : new Cursor(text), "Acme", _ => true), Is.Null);

    [TestCase("2026-11-20T10:00:00Z")]
    [TestCase("yesterday|17")]
    [TestCase("2026-11-20T10:00:00Z|x")]
    public void A_foreign_cursor_is_refused_with_the_way_out(string text)
    {
        var refused = Assert.Throws<ConnectorException>(() => KeysetPosition.Parse(new Cursor(text), "Acme", id => id.All(char.IsAsciiDigit)));
        Assert.That(refused!.Fault.Message, Does.Contain("Acme").And.Contain("Remove the checkpoint"));
    }

    [Test]
    public void Numbers_compare_as_numbers()
    {
        Assert.That(new KeysetPosition(At, "9").CompareTo(new(At, "10")), Is.Negative);
        Assert.That(new KeysetPosition(At, "b").CompareTo(new(At, "a")), Is.Positive);
        Assert.That(new KeysetPosition(At.AddSeconds(1), "1").CompareTo(new(At, "2")), Is.Positive);
    }
}
