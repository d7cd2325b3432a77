namespace Connectors.Benchmarks;

/// <summary>The ratios of reading and writing, over all shapes, within a minute.</summary>
internal static class QuickMapping
{
    private const string Reader = "hand-written Utf8JsonReader";
    private const string Writer = "hand-written Utf8JsonWriter";
    private const int Rounds = 81;
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(2);

    /// <param name="withPeers">Whether the stages and the other ways are measured too.</param>
    /// <param name="only">What names of shapes begin with that are measured, such as <c>kantata</c>; null for all, and for writing.</param>
    public static IEnumerable<Line> Run(bool withPeers, string? only)
    {
        using var product = new Product();
        var all = ShapeSet.All(product);
        IShape[] shapes = [.. all.Where(shape => only is null || shape.Name.StartsWith(only, StringComparison.Ordinal))];
        foreach (var shape in shapes)
            shape.Check();
        return
        [
            .. shapes.SelectMany(shape => Typed(shape, withPeers)),
            .. shapes.SelectMany(shape => Json(shape, withPeers)),
            .. only is null ? Write(product, (OpportunityShape)all[0], withPeers) : [],
        ];
    }

    public static IEnumerable<Line> Typed(IShape shape, bool withPeers)
    {
        var name = "read-typed/" + shape.Name;
        List<Candidate> candidates = [new("hand", shape.Hand), new("", shape.Ours)];
        if (withPeers)
        {
            candidates.AddRange(
            [
                new("slice", shape.Slice), new("map", shape.Map), new("poco", shape.Poco), new("skim", shape.Skim),
            ]);
        }
        return Lines(name, Reader, shape.Records, candidates, withPeers);
    }

    private static IEnumerable<Line> Json(IShape shape, bool withPeers)
    {
        var (name, baseline) = ("read-json/" + shape.Name, $"{Reader} and Utf8JsonWriter");
        var lines = Lines(name, baseline, shape.Records, [new("hand", shape.HandJson), new("", shape.OursJson)], withPeers);
        return !withPeers ? lines
            : lines.Concat(Lines(name + " with hash", baseline, shape.Records, [new("hand", shape.HandHash), new("", shape.OursHash)], withPeers));
    }

    private static IEnumerable<Line> Write(Product product, OpportunityShape shape, bool withPeers)
    {
        var writes = new OpportunityWrites(shape.Canonical(), product.Writer("opportunity", "salesforce"));
        writes.Check();
        return Lines("write/salesforce", Writer, writes.Records, [new("hand", writes.Hand), new("", writes.Ours)], withPeers);
    }

    public static IEnumerable<Line> Lines(string name, string baseline, int records, IReadOnlyList<Candidate> candidates, bool withBaseline)
    {
        var figures = new Interleaved(Rounds, Slot).Measure(candidates);
        return figures.Skip(withBaseline ? 0 : 1).Select(figure => new Line(
            figure.Name.Length == 0 ? name : $"{name} {figure.Name}", figure.Ratio, baseline, figure.Nanoseconds / records, figure.Bytes / records));
    }
}
