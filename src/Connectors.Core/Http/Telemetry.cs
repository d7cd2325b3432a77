using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Connectors.Http;

/// <summary>The pipeline's activity source and meter, both named <see cref="TelemetryNames.Source"/>.</summary>
internal static class Telemetry
{
    public static readonly ActivitySource Activities = new(TelemetryNames.Source);

    public static readonly Meter Meter = new(TelemetryNames.Source);

    /// <summary>Seconds of a request with all its attempts and waits.</summary>
    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(TelemetryNames.Duration, "s");
}
