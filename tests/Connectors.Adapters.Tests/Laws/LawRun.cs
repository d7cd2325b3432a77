using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>Runs the laws over generated cases, and shrinks what breaks one.</summary>
internal static class LawRun
{
    /// <summary>One seed for all runs, so that they are the same everywhere; <c>CONNECTORS_LAWS_SEED</c> runs the one case that a failure names.</summary>
    private const int Start = 20261121;

    private static int? Wanted => int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_LAWS_SEED"), out var seed) ? seed : null;

    /// <summary>Cases for each mapping: some hundred, or its part of <c>CONNECTORS_LAWS</c>.</summary>
    public static int Count(int mappings) =>
        int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_LAWS"), out var all) ? (all + mappings - 1) / mappings : 300;

    /// <summary>The first broken law with its shrunk case, or null.</summary>
    public static string? Broken(IReadOnlyList<LawSubject> subjects, int count, LawTally tally)
    {
        var seeds = Wanted is { } seed ? Gen.Constant(seed) : Gen.Choose(0, int.MaxValue);
        var cases = Arb.From(seeds.Select(seed => LawCase.Make(subjects[seed % subjects.Count], seed)), given => given.Shrink());
        string? last = null;
        try
        {
            Prop.ForAll(cases, given =>
            {
                if (Problem(given, tally) is not { } problem)
                    return true;
                last = $"{problem}\n{given}";
                return false;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(Wanted is null ? count : 1).WithReplay(new Replay(new Rnd(Start, Start | 1UL), null)));
            return null;
        }
        catch (Exception e) when (last is not null && e is not OutOfMemoryException)
        {
            return last;
        }
    }

    private static string? Problem(LawCase given, LawTally tally)
    {
        try
        {
            return Laws.Problem(given, tally);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"threw {e}");
        }
    }
}
