using System.Text.Json;

namespace Connectors.Contracts;

public class ValueTests
{
    [Test]
    public void Work_time_comes_from_hours_only_when_these_are_whole_seconds()
    {
        Assert.That(WorkTime.FromHours(0.01m).Seconds, Is.EqualTo(36));
        Assert.That(WorkTime.FromHours(-1.25m).Seconds, Is.EqualTo(-4500));
        Assert.That(() => WorkTime.FromHours(0.3333m), Throws.ArgumentException);
        Assert.That(WorkTime.TryFromHours(decimal.MaxValue, out _), Is.False);
        Assert.That(() => WorkTime.FromMinutes(long.MaxValue), Throws.TypeOf<OverflowException>());
    }

    [TestCase(5400, "1.5", "1:30")]
    [TestCase(1200, "0.333333", "0:20")]
    [TestCase(-36, "-0.01", "-0:00:36")]
    [TestCase(0, "0", "0:00")]
    public void Work_time_is_shown_and_told_in_hours(long seconds, string hours, string shown)
    {
        var time = new WorkTime(seconds);
        Assert.That((DecimalText.Format(time.Hours), time.ToString()), Is.EqualTo((hours, shown)));
    }

    [Test]
    public void A_range_holds_both_ends_and_an_inverted_one_no_day()
    {
        var (first, last) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        var year = new DateRange(first, last);
        Assert.Multiple(() =>
        {
            Assert.That(year.Contains(first) && year.Contains(last), Is.True);
            Assert.That(year.Contains(first.AddDays(-1)) || year.Contains(last.AddDays(1)), Is.False);
            Assert.That(default(DateRange).Contains(first), Is.True);
            Assert.That(year.Overlaps(new(last, null)), Is.True);
            Assert.That(year.Overlaps(new(last.AddDays(1), null)), Is.False);
            Assert.That(new DateRange(last, first) is { IsInverted: true } inverted && !inverted.Contains(first) && !inverted.Overlaps(year), Is.True);
        });
    }

    [Test]
    public void An_unknown_code_never_throws_and_keeps_the_raw_value()
    {
        var code = JsonSerializer.Deserialize<Coded<Billable>>("""{"code":"perhaps","raw":"7","system":"acme","more":[1]}""");
        Assert.That(code, Is.EqualTo(new Coded<Billable>(Billable.Unknown, "7", null, "acme")));
        Assert.That(JsonSerializer.Serialize(code), Is.EqualTo("""{"code":"unknown","raw":"7","system":"acme"}"""));
        Assert.That(JsonSerializer.Serialize(new Coded<Billable>((Billable)99)), Is.EqualTo("""{"code":"unknown"}"""));
    }

    [Test]
    public void A_member_of_a_patch_has_three_states()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Opt<string>.Unset.Over("old"), Is.EqualTo("old"));
            Assert.That(Opt<string>.Null.Over("old"), Is.Null);
            Assert.That(((Opt<string>)"new").Over("old"), Is.EqualTo("new"));
            Assert.That(() => Opt<string>.Null.Value, Throws.InvalidOperationException);
            Assert.That(default(Opt<int>), Is.EqualTo(Opt<int>.Unset));
        });
    }

    [TestCase("{}", "unset unset")]
    [TestCase("""{"name":null,"hours":"1.5"}""", "null set")]
    [TestCase("""{"name":"a","hours":null}""", "set null")]
    public void A_patch_keeps_its_states_in_json(string json, string states)
    {
        var patch = JsonSerializer.Deserialize(json, ContractJson.TypeOf<Patch>())!;
        Assert.That($"{patch.Name} {patch.Hours}", Is.EqualTo(states));
        Assert.That(JsonSerializer.Serialize(patch, ContractJson.TypeOf<Patch>()), Is.EqualTo(json));
    }

    [Test]
    public void What_is_about_a_person_does_not_show_in_text()
    {
        object[] values =
        [
            new Email("dana@example.com"), new Phone("+1 555 0100"), new TaxId("DE1234"), (ExtensionValue)"Dana",
            Ref<Worker>.ByKey(new("kantata", "psa", "users", "17"), "Dana Ito"),
            new Contact { Name = new() { Full = "Dana Ito" } }, new PartyName { Full = "Dana Ito" },
            new Address { City = "Dana" }, new RichText { Format = TextFormat.Plain, Body = "Dana" },
        ];
        Assert.That(string.Join(" | ", values), Does.Not.Contain("Dana").And.Not.Contains("dana").And.Not.Contains("555").And.Not.Contains("1234"));
    }

    [Test]
    public void Every_list_of_codes_begins_with_unknown()
    {
        var lists = EntityCatalog.All.SelectMany(static entity => entity.All()).Where(static member => !member.Codes.IsEmpty).ToList();
        Assert.That(lists, Has.Count.GreaterThan(50));
        Assert.That(lists.Where(static member => member.Codes[0] != "unknown").Select(static member => member.Path), Is.Empty);
    }

    [Test]
    public void Records_are_equal_when_they_hold_the_same()
    {
        var (left, right) = (new Address { Lines = ["a", "b"] }, new Address { Lines = ["a", "b"] });
        Assert.That(left, Is.EqualTo(right));
        Assert.That(left.GetHashCode(), Is.EqualTo(right.GetHashCode()));
        Assert.That(left, Is.Not.EqualTo(right with { Lines = ["a", "c"] }));
        Assert.That(new Address().Lines, Is.Empty);
    }

    private sealed record Patch
    {
        public Opt<string> Name { get; init; }

        public Opt<decimal> Hours { get; init; }
    }
}
