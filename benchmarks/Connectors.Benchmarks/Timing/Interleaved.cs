using System.Runtime;

namespace Connectors.Benchmarks;

/// <summary>Measures candidates side by side: in each round each runs once, so that what else happens on the machine meets all of them.</summary>
/// <param name="rounds">How many rounds count.</param>
/// <param name="slot">How long a candidate runs in a round; at least one whole job.</param>
internal sealed class Interleaved(int rounds, TimeSpan slot)
{
    private const int MostPhases = 40;
    private const int CalmPhases = 5;
    private const int RunsPerPhase = 12;
    private const double Calm = 0.96;

    /// <summary>The first candidate is the baseline.</summary>
    public ImmutableArray<Figure> Measure(IReadOnlyList<Candidate> candidates)
    {
        WarmUp(candidates);
        var repeats = candidates.Select(Repeats).ToArray();
        var times = candidates.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var step = 0; step < candidates.Count; step++)
            {
                // Every second round goes backwards: who runs first finds other caches than who runs last.
                var at = round % 2 == 0 ? step : candidates.Count - 1 - step;
                times[at][round] = Time(candidates[at], repeats[at]) / repeats[at];
            }
        }
        return [.. candidates.Select((candidate, at) => new Figure(
            candidate.Name, Median(times[at]), Median([.. times[at].Zip(times[0], (own, baseline) => own / baseline)]), Bytes(candidate)))];
    }

    /// <summary>Runs all until none gets faster any more and nothing is compiled: the runtime compiles hot methods again in the background, and
    /// when it gets there depends on what else the machine does.</summary>
    private static void WarmUp(IReadOnlyList<Candidate> candidates)
    {
        var best = candidates.Select(_ => double.MaxValue).ToArray();
        var compiled = 0L;
        for (var (phase, calm) = (0, 0); phase < MostPhases && calm < CalmPhases; phase++)
        {
            var known = compiled;
            compiled = JitInfo.GetCompiledMethodCount();
            calm = known == compiled ? calm + 1 : 0;
            for (var at = 0; at < best.Length; at++)
            {
                var fastest = Enumerable.Range(0, RunsPerPhase).Min(_ => Time(candidates[at], 1));
                if (fastest < best[at] * Calm)
                    calm = 0;
                best[at] = Math.Min(best[at], fastest);
            }
            // The compiler waits until nothing new was called for a while.
            Thread.Sleep(TimeSpan.FromMilliseconds(120));
        }
    }

    private int Repeats(Candidate candidate) =>
        Math.Max(1, (int)(slot.TotalNanoseconds / Median([.. Enumerable.Range(0, 5).Select(_ => Time(candidate, 1))])));

    private static double Time(Candidate candidate, int repeats)
    {
        var start = ThreadClock.Nanoseconds;
        for (var run = 0; run < repeats; run++)
            candidate.Run();
        return ThreadClock.Nanoseconds - start;
    }

    private static long Bytes(Candidate candidate)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        candidate.Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
