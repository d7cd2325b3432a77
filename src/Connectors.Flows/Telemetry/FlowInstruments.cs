using System.Diagnostics.Metrics;
using Names = Connectors.Flows.FlowTelemetryNames;

namespace Connectors.Flows;

/// <summary>The instruments of flows. Gauges stand where what they show is measured.</summary>
internal sealed class FlowInstruments : IDisposable
{
    /// <summary>Instruments of a name that nobody listens to.</summary>
    public static readonly FlowInstruments Unheard = new(new Meter("replays"));

    public FlowInstruments(IMeterFactory? meters)
        : this(meters?.Create(Names.Source) ?? new(Names.Source))
    {
    }

    private FlowInstruments(Meter meter)
    {
        Meter = meter;
        RunsEnded = Count(Names.RunsEnded, "{run}", "Runs that came to an end or stand still.");
        RunsPutOff = Count(Names.RunsPutOff, "{run}", "Runs that were put off.");
        Writes = Count(Names.Writes, "{write}", "Writes by how they ended.");
        Intake = Count(Names.Intake, "{record}", "Records that were read.");
        LettersOpened = Count(Names.LettersOpened, "{letter}", "Dead letters that were opened.");
        LettersClosed = Count(Names.LettersClosed, "{letter}", "Dead letters that were closed.");
        LeasesLost = Count(Names.LeasesLost, "{lease}", "Leases that ended while their work went on.");
        RunDuration = Seconds(Names.RunDuration, "From the start of a run to its end.");
        ChangeLatency = Seconds(Names.ChangeLatency, "From the change at its source to the confirmed write.");
        ClaimDuration = Seconds(Names.ClaimDuration, "Asking the store for a lane.");
        TurnDuration = Seconds(Names.TurnDuration, "One turn on a lane.");
    }

    public Meter Meter { get; }

    public Counter<long> RunsEnded { get; }

    public Counter<long> RunsPutOff { get; }

    public Counter<long> Writes { get; }

    public Counter<long> Intake { get; }

    public Counter<long> LettersOpened { get; }

    public Counter<long> LettersClosed { get; }

    public Counter<long> LeasesLost { get; }

    public Histogram<double> RunDuration { get; }

    public Histogram<double> ChangeLatency { get; }

    public Histogram<double> ClaimDuration { get; }

    public Histogram<double> TurnDuration { get; }

    public void Dispose() => Meter.Dispose();

    private Counter<long> Count(string name, string unit, string meaning) => Meter.CreateCounter<long>(name, unit, meaning);

    private Histogram<double> Seconds(string name, string meaning) => Meter.CreateHistogram<double>(name, "s", meaning);
}
