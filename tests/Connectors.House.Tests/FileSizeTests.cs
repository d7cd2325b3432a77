namespace Connectors.House.Tests;

/// <summary>Small files.</summary>
public sealed class FileSizeTests
{
    [Test]
    public void No_file_is_longer_than_300_lines() => House.None(
        House.Sources.Concat(House.Tests).Where(file => file.Lines > 300).Select(file => $"{file.Path}: {file.Lines}"), "Split by concept.");

    [Test]
    public void The_median_file_of_the_product_has_at_most_60_lines()
    {
        var lines = House.Product.Select(file => file.Lines).Order().ToArray();
        Assert.That(lines[lines.Length / 2], Is.LessThanOrEqualTo(60));
    }
}
