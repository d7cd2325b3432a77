namespace Connectors.Tool;

/// <summary>Turns weighed evidence into probabilities: each member, or none, is one of the possibilities of a field, and they add up to
/// one.</summary>
internal static class Ranking
{
    private const double Smallest = 1e-9;

    /// <summary>Probabilities of the members in order, before calibration; what is left is that of none.</summary>
    public static double[] Probabilities(IReadOnlyList<double[]> evidence, double[] doubt, SuggestWeights weights)
    {
        var none = Dot(doubt, weights.Doubt);
        var scores = evidence.Select(row => Dot(row, weights.Evidence)).ToArray();
        var highest = Math.Max(none, scores.Length == 0 ? none : scores.Max());
        var powers = scores.Select(score => Math.Exp(score - highest)).ToArray();
        var sum = powers.Sum() + Math.Exp(none - highest);
        return [.. powers.Select(power => power / sum)];
    }

    /// <summary>A probability as it comes true.</summary>
    public static double Calibrate(double probability, SuggestWeights weights) =>
        1 / (1 + Math.Exp(-((weights.Slope * LogOdds(probability)) + weights.Offset)));

    public static double LogOdds(double probability)
    {
        var inside = Math.Clamp(probability, Smallest, 1 - Smallest);
        return Math.Log(inside / (1 - inside));
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
            sum += left[at] * right[at];
        return sum;
    }
}
