using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>How workers of a case work.</summary>
/// <param name="Vendor">How long a vendor takes for a message.</param>
internal sealed record LaneSettings(TimeSpan Vendor = default)
{
    public int Quantum { get; init; } = 20;

    public bool AllAtOnce { get; init; }

    public Action? Started { get; init; }

    public Action<LaneKey>? Done { get; init; }
}
