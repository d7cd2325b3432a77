using System.Globalization;

namespace Connectors.Tool;

/// <summary>What the values of a field have in common.</summary>
internal sealed class FieldProfile
{
    private const double EnoughAlike = 0.75;
    private const int FewChoices = 12;

    public FieldProfile(VendorField field)
    {
        var shapes = field.Values.Select(ShapeOf.Value).ToArray();
        Count = shapes.Length;
        Distinct = [.. field.Values.Select(value => value.Text).Distinct(StringComparer.Ordinal)];
        (Shape, Alike) = Most(shapes);
        if (Shape is ValueShape.Integer or ValueShape.Decimal or ValueShape.BooleanText or ValueShape.Boolean)
        {
            Numbers = [.. Distinct.Select(text => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
                .Where(double.IsFinite)];
        }

        IsConstant = Count > 1 && Distinct.Length == 1;
        IsChoice = Distinct.Length <= FewChoices && Shape is ValueShape.Label or ValueShape.Code or ValueShape.BooleanText;
    }

    /// <summary>How many values there are.</summary>
    public int Count { get; }

    public string[] Distinct { get; }

    /// <summary>What most of them look like.</summary>
    public ValueShape Shape { get; }

    /// <summary>How many look like that.</summary>
    public int Alike { get; }

    public double[] Numbers { get; } = [];

    /// <summary>Whether several records have one and the same value.</summary>
    public bool IsConstant { get; }

    /// <summary>Whether they may be choices of a list.</summary>
    public bool IsChoice { get; }

    /// <summary>Whether all are between 0 and a bound.</summary>
    public bool IsWithin(double bound) => Numbers.Length > 0 && Numbers.All(number => number >= 0 && number <= bound);

    private static (ValueShape, int) Most(ValueShape[] shapes)
    {
        // Whole amounts stand among amounts with a fraction.
        var joined = shapes.Contains(ValueShape.Decimal)
            ? [.. shapes.Select(shape => shape == ValueShape.Integer ? ValueShape.Decimal : shape)]
            : shapes;
        var most = joined.GroupBy(shape => shape).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).FirstOrDefault();
        if (most is null)
            return (ValueShape.Unknown, 0);
        if (most.Count() >= EnoughAlike * shapes.Length)
            return (most.Key, most.Count());

        // Texts of several lengths are texts.
        var texts = joined.Count(shape => shape is ValueShape.Label or ValueShape.Prose or ValueShape.Code);
        return texts < EnoughAlike * shapes.Length ? (ValueShape.Unknown, 0)
            : joined.Contains(ValueShape.Prose) ? (ValueShape.Prose, texts) : (ValueShape.Label, texts);
    }
}
