using Connectors.Tool;

namespace Connectors.Adapters.Tests.Suggest;

/// <summary>How good the proposals are on the half that nothing was fitted on, against plain name similarity.</summary>
/// <remarks>Each floor lies a little below what was measured when it was written; the README of the tool has the measured figures.</remarks>
public sealed class SuggestFigureTests
{
    private static readonly (string Name, Func<string, string, double> Similarity)[] Plain =
        [("Jaro-Winkler", NameSimilarity.JaroWinkler), ("trigrams", NameSimilarity.Trigrams)];

    [Test]
    public void Proposals_for_fields_never_seen_are_right_and_as_probable_as_they_say()
    {
        var weights = SuggestWeights.Default;
        var judged = Judges.ByWeights(Halves.HeldOut, weights);
        var figures = Figures.Of(judged, weights.Accept);
        Report($"held out, {judged.Length} fields, accepted from {weights.Accept:0.00}: {figures}");
        foreach (var bin in judged.GroupBy(one => Math.Min(9, (int)(one.Probability * 10))).OrderBy(bin => bin.Key))
            Report($"  said 0.{bin.Key} to 0.{bin.Key}9: {bin.Count()} proposals, {bin.Average(one => one.Probability):0.00} said, {bin.Average(one => one.IsRight ? 1.0 : 0):0.00} right");
        foreach (var wrong in judged.Where(one => one.Probability >= weights.Accept && !one.IsRight))
            Report($"  wrong: {wrong.Label.Set} {wrong.Label.Field.Path} as {wrong.First}, wanted {(wrong.IsMapped ? wrong.Label.Targets[0] : "none")}");
        Assert.Multiple(() =>
        {
            Assert.That(figures.Precision, Is.GreaterThanOrEqualTo(0.93));
            Assert.That(figures.Coverage, Is.GreaterThanOrEqualTo(0.80));
            Assert.That(figures.RecallAt3, Is.GreaterThanOrEqualTo(0.95));
            Assert.That(figures.CalibrationError, Is.LessThanOrEqualTo(0.05));
        });
    }

    [Test]
    public void They_are_better_than_the_similarity_of_names()
    {
        var ours = Figures.Of(Judges.ByWeights(Halves.HeldOut, SuggestWeights.Default), SuggestWeights.Default.Accept);
        foreach (var (name, similarity) in Plain)
        {
            // The same chances: its threshold and its calibration are fitted on the training half, too.
            var seen = Judges.ByNames(Halves.Training, similarity, likeness => likeness);
            var accept = WeightFit.Threshold([.. seen.Select(one => (one.Probability, one.IsRight))], 0.95);
            var (slope, offset) = WeightFit.Platt([.. seen.Select(one => (Ranking.LogOdds(one.Probability), one.IsRight))]);
            var calibration = SuggestWeights.Default with { Slope = slope, Offset = offset };
            var plain = Figures.Of(Judges.ByNames(Halves.HeldOut, similarity, likeness => likeness), accept);
            var calibrated = Figures.Of(Judges.ByNames(Halves.HeldOut, similarity, likeness => Ranking.Calibrate(likeness, calibration)), 0.5);
            Report($"{name}, accepted from {accept:0.00}: {plain}; calibrated: calibration error {calibrated.CalibrationError:0.000}");
            Assert.Multiple(() =>
            {
                Assert.That(ours.Precision, Is.GreaterThanOrEqualTo(plain.Precision - 0.02), $"{name}: as precise");
                Assert.That(ours.Coverage, Is.GreaterThanOrEqualTo(plain.Coverage + 0.4), $"{name}: over many more fields");
                Assert.That(ours.RecallAt3, Is.GreaterThanOrEqualTo(plain.RecallAt3 + 0.2), name);
                Assert.That(ours.CalibrationError, Is.LessThan(Math.Min(plain.CalibrationError, calibrated.CalibrationError)), name);
            });
        }
    }

    [Test]
    public void A_vendor_that_no_weight_was_fitted_on_fares_no_worse()
    {
        var all = Halves.Training.Concat(Halves.HeldOut).ToArray();
        var judged = new List<Judged>();
        foreach (var vendor in all.Select(field => field.Label.Vendor).Distinct(StringComparer.Ordinal))
        {
            WeighedField[] others = [.. Halves.Training.Where(field => field.Label.Vendor != vendor)];

            // The short form takes the two numbers of the calibration and the threshold as they are.
            var weights = IsLong ? WeightFit.Fit(others) : WeightFit.Weights(others, SuggestWeights.Default);
            var figures = Judges.ByWeights(all.Where(field => field.Label.Vendor == vendor), weights);
            Report($"fitted without {vendor}, measured on it: {Figures.Of(figures, weights.Accept)}");
            judged.AddRange(figures);
        }

        var together = Figures.Of(judged, SuggestWeights.Default.Accept);
        Report($"all five: {together}");
        Assert.Multiple(() =>
        {
            Assert.That(together.Precision, Is.GreaterThanOrEqualTo(0.90));
            Assert.That(together.RecallAt3, Is.GreaterThanOrEqualTo(0.94));
        });
    }

    [Test]
    public void Other_halvings_of_the_set_give_figures_like_these()
    {
        var all = Halves.Training.Concat(Halves.HeldOut).ToArray();
        var figures = new List<Figures>();
        for (var seed = 1; seed <= (IsLong ? 20 : 1); seed++)
        {
            var weights = WeightFit.Fit([.. all.Where(field => field.Label.IsTraining(seed))]);
            figures.Add(Figures.Of(Judges.ByWeights(all.Where(field => !field.Label.IsTraining(seed)), weights), weights.Accept));
            Report($"halved with seed {seed}, accepted from {weights.Accept:0.00}: {figures[^1]}");
        }

        var mean = new Figures(
            figures.Average(one => one.Precision), figures.Average(one => one.Coverage), figures.Average(one => one.RecallAt3),
            figures.Average(one => one.CalibrationError), (int)figures.Average(one => one.Accepted));
        Report($"mean of {figures.Count}: {mean}");
        Assert.Multiple(() =>
        {
            Assert.That(mean.Precision, Is.GreaterThanOrEqualTo(0.92));
            Assert.That(mean.RecallAt3, Is.GreaterThanOrEqualTo(0.95));
        });
    }

    [Test]
    public void Names_that_the_adapters_mappings_use_are_found_by_name_alone()
    {
        // Written by others for another purpose: pairs of vendor path and member, without values, labels and types.
        var pairs = WeighedField.Of(AdapterPairs.All());
        var ours = Figures.Of(Judges.ByWeights(pairs, SuggestWeights.Default), SuggestWeights.Default.Accept);
        var plain = Plain.Select(one => Figures.Of(Judges.ByNames(pairs, one.Similarity, likeness => likeness), 0.95).RecallAt3).Max();
        Report($"{pairs.Length} pairs of the base mappings, by name alone: {ours}; recall@3 of plain similarity {plain:0.000}");
        Assert.Multiple(() =>
        {
            Assert.That(pairs, Has.Length.GreaterThan(100));
            Assert.That(ours.RecallAt3, Is.GreaterThanOrEqualTo(plain + 0.15));
            Assert.That(ours.Precision, Is.GreaterThanOrEqualTo(0.9));
        });
    }

    [Test]
    public void Control_with_shuffled_labels_the_figures_are_bad()
    {
        var weights = SuggestWeights.Default;
        var measured = Figures.Of(Judges.ByWeights(Halves.Shuffled(Halves.HeldOut, LabelSet.Seed), weights), weights.Accept);
        Report($"measured on shuffled labels: {measured}");
        var nonsense = WeightFit.Fit(Halves.Shuffled(Halves.Training, LabelSet.Seed));
        var fitted = Figures.Of(Judges.ByWeights(Halves.HeldOut, nonsense), nonsense.Accept);
        Report($"fitted on shuffled labels: {fitted}");
        Assert.Multiple(() =>
        {
            Assert.That(measured.Precision, Is.LessThan(0.3));
            Assert.That(measured.RecallAt3, Is.LessThan(0.4));
            Assert.That(measured.CalibrationError, Is.GreaterThan(0.3));
            Assert.That(fitted.Coverage, Is.LessThan(0.1));
        });
    }

    private static bool IsLong => Environment.GetEnvironmentVariable("CONNECTORS_SUGGEST_LONG") == "1";

    private static void Report(FormattableString line) => TestContext.Out.WriteLine(FormattableString.Invariant(line));
}
