using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>Fits weights: conditional logistic regression with a ridge, then Platt's calibration on fields that the weights were not fitted on.
/// Deterministic.</summary>
internal static class WeightFit
{
    private const double Ridge = 0.3;
    private const int Rounds = 40;
    private const double Negligible = 1e-7;
    private const int Size = PairWeighing.Count + PairWeighing.Doubts;
    private const int Parts = 5;
    private const double WantedPrecision = 0.95;

    public static SuggestWeights Nothing { get; } = new(new double[PairWeighing.Count], new double[PairWeighing.Doubts], 1, 0, 1);

    public static SuggestWeights Fit(IReadOnlyList<WeighedField> fields)
    {
        // Each field is judged once by weights that have not seen it: those judgements show how far probabilities can be trusted.
        var unseen = new List<(double LogOdds, bool IsRight)>();
        for (var part = 0; part < Parts; part++)
        {
            var weights = Weights([.. fields.Where(field => field.Label.Part(Parts, LabelSet.Seed) != part)]);
            unseen.AddRange(fields.Where(field => field.Label.Part(Parts, LabelSet.Seed) == part).Select(field => First(field, weights)));
        }

        var (slope, offset) = Platt(unseen);
        var calibrated = Weights(fields) with { Slope = slope, Offset = offset };
        return calibrated with { Accept = Threshold([.. unseen.Select(one => (Sigmoid((slope * one.LogOdds) + offset), one.IsRight))], WantedPrecision) };
    }

    /// <summary>Weights alone, with the calibration and threshold of others.</summary>
    public static SuggestWeights Weights(IReadOnlyCollection<WeighedField> fields, SuggestWeights others) =>
        Weights(fields) with { Slope = others.Slope, Offset = others.Offset, Accept = others.Accept };

    /// <summary>The lowest probability, in steps of 0.05 from 0.5, from which the wanted share is right.</summary>
    public static double Threshold(IReadOnlyCollection<(double Probability, bool IsRight)> judged, double wanted)
    {
        for (var percent = 50; percent < 100; percent += 5)
        {
            var accepted = judged.Where(one => one.Probability >= percent / 100.0).ToArray();
            if (accepted.Length > 0 && accepted.Count(one => one.IsRight) >= wanted * accepted.Length)
                return percent / 100.0;
        }

        return 0.95;
    }

    /// <summary>Slope and offset that make log odds come true.</summary>
    public static (double Slope, double Offset) Platt(IReadOnlyCollection<(double LogOdds, bool IsRight)> judged)
    {
        var (slope, offset) = (1.0, 0.0);
        for (var step = 0; step < 4000; step++)
        {
            var (bySlope, byOffset) = (0.0, 0.0);
            foreach (var (logOdds, isRight) in judged)
            {
                var error = (isRight ? 1 : 0) - Sigmoid((slope * logOdds) + offset);
                bySlope += error * logOdds;
                byOffset += error;
            }

            slope += 0.1 * bySlope / judged.Count;
            offset += 0.1 * byOffset / judged.Count;
        }

        return (slope, offset);
    }

    public static (double LogOdds, bool IsRight) First(WeighedField field, SuggestWeights weights)
    {
        var raw = Ranking.Probabilities(field.Evidence, field.Doubt, weights);
        var first = Array.IndexOf(raw, raw.Max());
        return (Ranking.LogOdds(raw[first]), field.Right.Contains(first));
    }

    /// <summary>Newton's method with the expected curvature: a few rounds, the same result each time.</summary>
    private static SuggestWeights Weights(IReadOnlyCollection<WeighedField> fields)
    {
        var weights = new double[Size];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = weights.Select(weight => -Ridge * weight).ToArray();
            var curvature = new double[Size, Size];
            for (var at = 0; at < Size; at++)
                curvature[at, at] = Ridge;
            var now = Make(weights);
            foreach (var field in fields)
                Add(slope, curvature, field, now);
            Solve(curvature, slope);

            // Far from the end the curvature says little: no weight moves by more than one.
            var stride = Math.Min(1, 1 / slope.Max(Math.Abs));
            for (var at = 0; at < Size; at++)
                weights[at] += stride * slope[at];
        }

        return Make(weights);
    }

    /// <summary>Adds slope and curvature of one field's log likelihood.</summary>
    private static void Add(double[] slope, double[,] curvature, WeighedField field, SuggestWeights weights)
    {
        var raw = Ranking.Probabilities(field.Evidence, field.Doubt, weights);
        var none = Math.Max(0, 1 - raw.Sum());
        var right = field.Right.Length == 0 ? none : field.Right.Sum(at => raw[at]);
        var mean = new double[Size];
        for (var at = 0; at <= raw.Length; at++)
        {
            // The last possibility is none: it has the doubts and no evidence, the others the evidence and no doubts.
            var isNone = at == raw.Length;
            var (row, start, share) = isNone ? (field.Doubt, PairWeighing.Count, none) : (field.Evidence[at], 0, raw[at]);
            var isRight = isNone ? field.Right.Length == 0 : Array.IndexOf(field.Right, at) >= 0;
            var error = (isRight ? share / Math.Max(right, 1e-12) : 0) - share;
            for (var kind = 0; kind < row.Length; kind++)
            {
                slope[start + kind] += error * row[kind];
                mean[start + kind] += share * row[kind];
            }

            if (share < Negligible)
                continue;
            for (var kind = 0; kind < row.Length; kind++)
            {
                for (var other = 0; other < row.Length; other++)
                    curvature[start + kind, start + other] += share * row[kind] * row[other];
            }
        }

        for (var kind = 0; kind < Size; kind++)
        {
            for (var other = 0; other < Size; other++)
                curvature[kind, other] -= mean[kind] * mean[other];
        }
    }

    /// <summary>Gauss's elimination with the largest pivot; the answer replaces the right side.</summary>
    private static void Solve(double[,] matrix, double[] side)
    {
        for (var column = 0; column < Size; column++)
        {
            var pivot = Enumerable.Range(column, Size - column).MaxBy(row => Math.Abs(matrix[row, column]));
            for (var at = 0; at < Size; at++)
                (matrix[column, at], matrix[pivot, at]) = (matrix[pivot, at], matrix[column, at]);
            (side[column], side[pivot]) = (side[pivot], side[column]);
            for (var row = column + 1; row < Size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var at = column; at < Size; at++)
                    matrix[row, at] -= factor * matrix[column, at];
                side[row] -= factor * side[column];
            }
        }

        for (var row = Size - 1; row >= 0; row--)
        {
            for (var at = row + 1; at < Size; at++)
                side[row] -= matrix[row, at] * side[at];
            side[row] /= matrix[row, row];
        }
    }

    private static SuggestWeights Make(double[] weights) =>
        new(weights[..PairWeighing.Count], weights[PairWeighing.Count..], 1, 0, 1);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
