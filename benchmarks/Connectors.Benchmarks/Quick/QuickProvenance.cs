using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>What it costs that records tell where their fields came from: vendor bytes to canonical JSON with and without.</summary>
internal static class QuickProvenance
{
    private const string Baseline = "provenance off";
    private const int Rounds = 81;
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(2);

    public static IEnumerable<Line> Run()
    {
        using var product = new Product();
        return [.. ShapeSet.All(product).SelectMany(Lines)];
    }

    private static IEnumerable<Line> Lines(IShape shape)
    {
        var figures = new Interleaved(Rounds, Slot).Measure(
        [
            new("off", () => shape.OursTold(ProvenanceMode.Off, 10)),
            new("full", () => shape.OursTold(ProvenanceMode.Full, 10)),
            // Nine records in ten are read again without a change.
            new("changed-only", () => shape.OursTold(ProvenanceMode.ChangedOnly, 10)),
            new("changed-only, all changed", () => shape.OursTold(ProvenanceMode.ChangedOnly, 1)),
        ]);
        return figures.Select(figure => new Line(
            $"provenance/{shape.Name} {figure.Name}", figure.Ratio, Baseline, figure.Nanoseconds / shape.Records, figure.Bytes / shape.Records));
    }
}
