namespace Connectors.Flows;

/// <summary>The turn of a worker.</summary>
/// <param name="Lane">What it had claimed.</param>
/// <param name="Length">How long its leases last.</param>
/// <param name="Pause">How long work waits that a broken conversation left.</param>
internal sealed record TapedTurn(TapedLane Lane, TimeSpan Length, TimeSpan Pause);
