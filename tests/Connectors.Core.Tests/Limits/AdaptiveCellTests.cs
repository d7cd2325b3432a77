namespace Connectors.Limits;

/// <summary>What the law makes of a vendor that is slow by nature, of one that became slow for good, and of single failures.</summary>
[Category("F34")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AdaptiveCellTests
{
    private readonly AdaptiveCell _cell = new();
    private readonly List<AdaptiveChange> _changes = [];
    private TimeSpan _now;
    private int _answers;
    private int _held;

    [SetUp]
    public void Well() => PassTime(16, TimeSpan.FromMinutes(1), static _ => (0.2, false));

    [Test]
    public void What_is_slow_by_nature_is_never_held_back()
    {
        var slow = new AdaptiveCell();
        Pass(slow, 16, TimeSpan.FromHours(1), static _ => (4, false), "GET /pages");
        Assert.That(_changes, Is.Empty);
    }

    [Test]
    public void Quick_and_slow_kinds_side_by_side_are_not_held_back()
    {
        for (var i = 0; i < 200; i++)
            Pass(_cell, 8, TimeSpan.FromSeconds(1), static number => number % 2 == 0 ? (0.1, false) : (4, false), null);
        Assert.That(_changes, Is.Empty);
    }

    [Test]
    public void Durations_that_scatter_do_not_hold_it_down()
    {
        // One in ten takes fifteen times as long as the others: pages of many sizes on one route.
        PassTime(16, TimeSpan.FromHours(2), static number => (number * 7919L % 10 == 0 ? 6 : 0.4, false));
        TestContext.Out.WriteLine($"{_held} of {_answers} while something was held back");
        Assert.That(_held, Is.LessThan(_answers / 20));
    }

    [Test]
    public void What_became_slow_for_good_is_held_back_for_some_minutes_only()
    {
        PassTime(16, TimeSpan.FromMinutes(1), static _ => (4, false));
        Assert.That(_cell.Limit, Is.Not.Null);
        PassTime(16, TimeSpan.FromMinutes(9), static _ => (4, false));
        Assert.That(_cell.Limit, Is.Null);
    }

    [Test]
    public void A_failure_now_and_then_lowers_nothing()
    {
        PassTime(16, TimeSpan.FromMinutes(10), static number => (0.2, number % 20 == 0));
        Assert.That(_changes, Is.Empty);
    }

    [Test]
    public void A_vendor_that_fails_altogether_gets_one_at_a_time()
    {
        PassTime(16, TimeSpan.FromMinutes(1), static _ => (0.2, true));
        Assert.That(_changes.Select(static change => change.Limit), Is.EqualTo(new[] { 8, 4, 2, 1 }));
        Assert.That(_changes.Count(static change => change.IsFirst), Is.EqualTo(1));
    }

    [TestCase(0.2)]
    [TestCase(4)]
    public void It_is_lifted_within_two_minutes(double seconds)
    {
        PassTime(16, TimeSpan.FromMinutes(20), _ => (seconds, false));
        _changes.Clear();
        PassTime(16, TimeSpan.FromMinutes(1), _ => (seconds, true));
        Assert.That(_cell.Limit, Is.EqualTo(1));
        PassTime(16, TimeSpan.FromMinutes(2), _ => (seconds, false));
        Assert.That(_cell.Limit, Is.Null);
    }

    [Test]
    public void What_was_sent_before_a_fall_is_not_held_against_what_comes_after()
    {
        for (var i = 0; i < 16; i++)
            _cell.Take(_now);
        for (var i = 0; i < 16; i++)
        {
            Note(_cell.Judge(_now, "GET /things", 0, TimeSpan.FromSeconds(1), failed: true));
            _cell.Return();
        }
        Assert.That(_changes.Select(static change => change.Limit), Is.EqualTo(new[] { 7 }), "two failed, fifteen were under way");
    }

    private void PassTime(int callers, TimeSpan time, Func<int, (double Seconds, bool Fails)> answer) => Pass(_cell, callers, time, answer, "GET /things");

    /// <summary>Callers that always have one call more, until a time has passed and all have come back.</summary>
    private void Pass(AdaptiveCell cell, int callers, TimeSpan time, Func<int, (double Seconds, bool Fails)> answer, string? kind)
    {
        var underWay = new PriorityQueue<(TimeSpan SentAt, int Falls, bool Fails, string Kind), TimeSpan>();
        var number = 0;
        for (var end = _now + time; ;)
        {
            while (_now < end && underWay.Count < callers && cell.RoomAt(_now) <= _now)
            {
                var (seconds, fails) = answer(number++);
                cell.Take(_now);
                underWay.Enqueue((_now, cell.Falls, fails, kind ?? $"GET /{seconds}"), _now + TimeSpan.FromSeconds(seconds));
            }
            if (!underWay.TryDequeue(out var call, out var due))
                return;
            _now = due;
            Note(cell.Judge(_now, call.Kind, call.Falls, _now - call.SentAt, call.Fails));
            cell.Return();
            _answers++;
            _held += cell.Limit is null ? 0 : 1;
        }
    }

    private void Note(AdaptiveChange? change)
    {
        if (change is not null)
            _changes.Add(change);
    }
}
