namespace Connectors.House.Tests;

/// <summary>Lines fit side by side on a screen.</summary>
public sealed class LineWidthTests
{
    private const int Columns = 150;

    [Test]
    public void No_line_of_the_product_is_longer_than_150_columns() => House.None(House.Sources.SelectMany(TooLong), "Wrap it, or give a part of it a name.");

    [Test]
    public void The_check_sees_a_long_line() =>
        Assert.That(TooLong(new SourceFile("src/X/X.cs", $"short\n{new string('x', Columns + 1)}\n")), Is.EqualTo(new[] { "src/X/X.cs:2" }));

    private static IEnumerable<string> TooLong(SourceFile file) => file.Text.Split('\n')
        .Select((line, index) => (line, Number: index + 1))
        .Where(item => item.line.Length > Columns)
        .Select(item => $"{file.Path}:{item.Number}");
}
