using Connectors.Exchange;

namespace Connectors.Adapters.Tests.NetSuite;

/// <summary>Signatures by a clock that is off are refused; the refusal tells the vendor's time, and the next signature bears it.</summary>
public sealed class WrongClockTests
{
    [TestCase(-20)]
    [TestCase(20)]
    [TestCase(-24 * 60)]
    [TestCase(24 * 60)]
    [Category("F14")]
    public async Task A_clock_that_is_off_costs_one_refusal_and_no_more(int minutes)
    {
        await using var rig = await NetSuiteRig.StartSignedAsync(new WrongClock { Off = TimeSpan.FromMinutes(minutes) });
        for (var i = 0; i < 5; i++)
            Assert.That(await rig.UpsertCustomerAsync($"K-{i}", "Acme"), Is.TypeOf<WriteResult.Written>());
        Assert.That(rig.Requests("/", status: 401), Is.EqualTo(1));
    }

    [Test]
    [Category("F14")]
    public async Task A_clock_that_jumps_is_learned_anew_each_time()
    {
        var clock = new WrongClock();
        await using var rig = await NetSuiteRig.StartSignedAsync(clock);
        foreach (var (minutes, refused) in new[] { (0, 0), (30, 1), (30, 1), (0, 2), (-60, 3), (2, 4) })
        {
            clock.Off = TimeSpan.FromMinutes(minutes);
            Assert.That(await rig.UpsertCustomerAsync($"K-{minutes}-{refused}", "Acme"), Is.TypeOf<WriteResult.Written>());
            Assert.That(rig.Requests("/", status: 401), Is.EqualTo(refused), $"{minutes} minutes off");
        }
    }

    [Test]
    [Category("F14")]
    public async Task A_clock_that_is_right_enough_is_left_as_it_is()
    {
        await using var rig = await NetSuiteRig.StartSignedAsync(new WrongClock { Off = TimeSpan.FromMinutes(4) });
        Assert.That(await rig.UpsertCustomerAsync("K-1", "Acme"), Is.TypeOf<WriteResult.Written>());
        Assert.That(rig.Requests("/", status: 401), Is.Zero);
    }

    private sealed class WrongClock : TimeProvider
    {
        public TimeSpan Off { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Off;
    }
}
