using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>Executes recorded flows again, without any vendor: answers, clock and ids come from the recording, the network is refused, nothing is
/// stored. Every host with flows has one. Safe for parallel use.</summary>
public interface IRunReplay
{
    /// <summary>Executes a recording with the adapters, flows and mappings of this host, which may be newer than those that were recorded.</summary>
    /// <param name="recording">The recording. Its tenant need not be known here; overlays are those that this host has for the tenant's path.</param>
    /// <param name="ct">Ends the replay.</param>
    /// <returns>What came of it, with every difference; or why it cannot be replayed, naming the request or query that is not recorded.</returns>
    Task<Outcome<ReplayResult>> RunAsync(Recording recording, CancellationToken ct = default);
}
