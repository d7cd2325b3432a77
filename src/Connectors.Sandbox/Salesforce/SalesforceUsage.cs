namespace Connectors.Sandbox;

/// <summary>The counter of API calls over a rolling day, kept per hour of the virtual clock.</summary>
internal sealed class SalesforceUsage(int limit)
{
    private readonly SortedDictionary<long, int> _hours = [];

    public int Limit => limit;

    public int Used { get; private set; }

    /// <summary>Counts one call; refused, and not counted, when the day's allocation is spent.</summary>
    public void Count(DateTimeOffset now)
    {
        var hour = now.ToUnixTimeSeconds() / 3600;
        foreach (var old in _hours.Keys.Where(key => key <= hour - 24).ToList())
            _hours.Remove(old);
        Used = _hours.Values.Sum();
        if (Used >= limit)
            throw SalesforceErrors.RequestLimit();
        _hours[hour] = _hours.GetValueOrDefault(hour) + 1;
        Used++;
    }
}
