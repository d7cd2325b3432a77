using System.Globalization;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>How good proposals were over labelled fields.</summary>
/// <param name="Precision">Share of accepted proposals that were right; a field that should not be mapped makes any accepted proposal wrong.</param>
/// <param name="Coverage">Share of the fields to be mapped that got a right accepted proposal.</param>
/// <param name="RecallAt3">Share of the fields to be mapped whose member is among the first three.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins of equal width: mean distance of what was said from what came true.</param>
/// <param name="Accepted">How many proposals were accepted.</param>
internal sealed record Figures(double Precision, double Coverage, double RecallAt3, double CalibrationError, int Accepted)
{
    private const int Bins = 10;

    public static Figures Of(IReadOnlyCollection<Judged> judged, double accept)
    {
        var (accepted, mapped) = (judged.Where(one => one.Probability >= accept).ToArray(), judged.Count(one => one.IsMapped));
        return new(
            accepted.Length == 0 ? 0 : (double)accepted.Count(one => one.IsRight) / accepted.Length,
            (double)accepted.Count(one => one.IsRight) / mapped,
            (double)judged.Count(one => one.IsInFirst3) / mapped,
            judged.GroupBy(one => Math.Min(Bins - 1, (int)(one.Probability * Bins)))
                .Sum(bin => Math.Abs(bin.Sum(one => one.Probability) - bin.Count(one => one.IsRight))) / judged.Count,
            accepted.Length);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"precision {Precision:0.000} of {Accepted} accepted, coverage {Coverage:0.000}, recall@3 {RecallAt3:0.000}, calibration error {CalibrationError:0.000}");
}
