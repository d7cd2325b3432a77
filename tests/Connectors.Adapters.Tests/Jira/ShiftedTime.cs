namespace Connectors.Jira.Tests;

/// <summary>The clock of the machine, moved on by hand: what waits a minute is tested without waiting.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;

    public void Advance(TimeSpan by) => _shift += by;
}
