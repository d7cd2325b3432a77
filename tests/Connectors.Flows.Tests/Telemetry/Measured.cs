using System.Diagnostics.Metrics;

namespace Connectors.Flows.Tests;

/// <summary>One measurement.</summary>
internal sealed record Measured(Instrument Instrument, double Value, IReadOnlyDictionary<string, string> Tags)
{
    public string Name => Instrument.Name;
}
