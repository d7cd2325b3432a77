namespace Connectors.Benchmarks;

/// <summary>Typed reading of the same pages spelt otherwise; the baseline reads the same spelling.</summary>
internal static class QuickVariants
{
    /// <param name="only">What names of shapes begin with that are measured; null for all.</param>
    public static IEnumerable<Line> Run(string? only)
    {
        using var product = new Product();
        var lines = new List<Line>();
        foreach (var shape in ShapeSet.All(product).Where(shape => only is null || shape.Name.StartsWith(only, StringComparison.Ordinal)))
        {
            IShape[] variants =
            [
                shape.Over(shape.Name + "-random-order", PageVariants.Shuffled(shape.Page, seed: 7)),
                shape.Over(shape.Name + "-indented", PageVariants.Indented(shape.Page)),
                shape.Over(shape.Name + "-escaped", PageVariants.Escaped(shape.Page)),
            ];
            foreach (var variant in variants)
            {
                variant.Check();
                lines.AddRange(QuickMapping.Typed(variant, withPeers: false));
            }
        }
        return lines;
    }
}
