namespace Connectors.Flows.Tests.Scenarios;

/// <summary>Our clock jumps; positions in a source go by its own stamps alone.</summary>
public sealed class ClockTests
{
    [Test]
    [Category("F14")]
    public async Task However_our_clock_jumps_each_change_arrives_once()
    {
        await using var rig = new IntakeRig();
        var vendor = rig.Now;
        int[] minutes = [5, -5, -5, 24 * 60, -24 * 60, -24 * 60, 60, -60, 1, 366 * 24 * 60, -366 * 24 * 60];
        for (var jump = 0; jump < minutes.Length; jump++)
        {
            // The vendor's time goes on evenly; 28 February to 1 March and ends of summer time are jumps like others.
            vendor += TimeSpan.FromMinutes(1);
            rig.Account.Put($"{jump:00}", $"Client {jump:00}", vendor);
            rig.Account.Put("always", $"Form {jump:00}", vendor);
            rig.Clock.Advance(TimeSpan.FromMinutes(minutes[jump]));
            await rig.Rig.RunAsync();
        }

        await rig.Rig.RunAsync();

        Assert.That(rig.Written, Is.EqualTo(
            Enumerable.Range(0, minutes.Length).Select(number => $"Client {number:00}").Append($"Form {minutes.Length - 1:00}")));
        Assert.That(rig.Writes, Is.EqualTo(2 * minutes.Length), "Each form of a record was written once.");
    }
}
