namespace Connectors.Benchmarks;

/// <summary>Typed reading of the same pages spelt otherwise; the baseline reads the same spelling.</summary>
internal static class QuickVariants
{
    public static IEnumerable<Line> Run()
    {
        using var product = new Product();
        var lines = new List<Line>();
        foreach (var shape in ShapeSet.All(product))
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
