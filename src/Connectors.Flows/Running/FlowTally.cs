using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>Counts of one execution, while it goes on.</summary>
internal sealed class FlowTally(string tenant, string flow, IProgress<FlowProgress>? progress)
{
    public int Read { get; set; }

    public int Refused { get; set; }

    public int Unchanged { get; set; }

    public int Ignored { get; set; }

    public int Echoes { get; set; }

    public int Duplicates { get; set; }

    public int Accepted { get; set; }

    public int Hints { get; set; }

    public int Stale { get; set; }

    public int Missing { get; set; }

    public int Deleted { get; set; }

    public int RunsDone { get; set; }

    public int Written { get; set; }

    public int WritesSkipped { get; set; }

    public int Waiting { get; set; }

    public int Parked { get; set; }

    public int Incomplete { get; set; }

    public int StepsSkipped { get; set; }

    public int Undone { get; set; }

    /// <summary>Runs whose place a newer change took.</summary>
    public int Superseded { get; set; }

    /// <summary>Moves when something was done that others may have waited for.</summary>
    public int Progress => Written + RunsDone + Undone;

    public List<Fault> Faults { get; } = [];

    /// <summary>Shows how far the known runs have come.</summary>
    /// <param name="left">How many of them are still to be looked at.</param>
    public void ShowRuns(int left) => Show("running", RunsDone + Waiting + Parked, RunsDone + Waiting + Parked + left);

    public void Show(string stage, int done, int? of = null) => progress?.Report(new(tenant, flow, stage, done, of));

    /// <summary>Adds what another one counted while records were taken in.</summary>
    public void AddIntake(FlowTally other)
    {
        Read += other.Read;
        Refused += other.Refused;
        Unchanged += other.Unchanged;
        Ignored += other.Ignored;
        Echoes += other.Echoes;
        Duplicates += other.Duplicates;
        Accepted += other.Accepted;
        Hints += other.Hints;
        Stale += other.Stale;
        Missing += other.Missing;
        Deleted += other.Deleted;
    }

    public FlowReport ToReport() => new(tenant, flow)
    {
        Read = Read,
        Refused = Refused,
        Unchanged = Unchanged,
        Ignored = Ignored,
        Echoes = Echoes,
        Duplicates = Duplicates,
        Accepted = Accepted,
        Hints = Hints,
        Stale = Stale,
        Missing = Missing,
        Deleted = Deleted,
        RunsDone = RunsDone,
        Written = Written,
        WritesSkipped = WritesSkipped,
        Waiting = Waiting,
        Parked = Parked,
        Incomplete = Incomplete,
        StepsSkipped = StepsSkipped,
        Undone = Undone,
        Faults = [.. Faults],
    };
}
