using System.Diagnostics;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>One turn on a lane, while it goes on.</summary>
internal sealed class FlowTurn(FlowTelemetry telemetry, LaneLease lease, long begin, Activity? span) : IDisposable
{
    private string _outcome = "broken";

    /// <summary>It came to its end.</summary>
    /// <param name="isWhole">Whether nothing is left of its work.</param>
    public void Ended(bool isWhole) => _outcome = isWhole ? "done" : "left";

    /// <summary>Another worker has the lane.</summary>
    public void Lost()
    {
        _outcome = "lost";
        telemetry.LeaseLost(lease);
    }

    public void Dispose()
    {
        telemetry.TurnEnded(lease, begin, _outcome);
        span?.SetTag(FlowTelemetryNames.Outcome, _outcome);
        if (_outcome is "broken" or "lost")
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }

        span?.Dispose();
    }
}
