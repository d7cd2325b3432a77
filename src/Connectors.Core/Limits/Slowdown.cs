namespace Connectors.Limits;

/// <summary>How far a budget is lowered below its rule after the vendor refused: halved at each refusal, back to the whole within a minute. Not
/// thread-safe.</summary>
internal sealed class Slowdown
{
    /// <summary>The lowest share that is left.</summary>
    public const double Lowest = 1.0 / 16;

    // Requests in flight when the vendor refuses come back refused together: they are one refusal.
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);
    private double _share = 1;
    private TimeSpan _at = TimeSpan.MinValue;

    public double Share(TimeSpan now) => _share >= 1 ? 1 : Math.Min(1, _share + ((now - _at) / Recovery));

    public void Lower(TimeSpan now)
    {
        if (_at != TimeSpan.MinValue && now - _at < Same)
            return;
        _share = Math.Max(Lowest, Share(now) / 2);
        _at = now;
    }
}
