namespace Connectors.Sandbox;

/// <summary>Ascending whole seconds that end ten minutes before now; about a third of the records share the second of the one before.</summary>
internal sealed class SalesforceSeedTimes
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly Queue<DateTimeOffset> _times = new();

    public SalesforceSeedTimes(int count, Random random, DateTimeOffset now)
    {
        var steps = new int[count];
        for (var at = 0; at < count; at++)
            steps[at] = random.Next(3) == 0 ? 0 : random.Next(1, 121);
        var time = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)) - Margin - TimeSpan.FromSeconds(steps.Sum());
        foreach (var step in steps)
            _times.Enqueue(time = time.AddSeconds(step));
    }

    public DateTimeOffset Next() => _times.Dequeue();
}
