using Connectors.Benchmarks;

namespace Connectors.Adapters.Tests.Benchmarks;

/// <summary>The benchmark compares ways that give the same: checked here on small pages, so that it cannot rot.</summary>
public sealed class BaselineTests
{
    private const int Scale = 20;
    private Product _product = null!;

    [OneTimeSetUp]
    public void SetUp() => _product = new();

    [OneTimeTearDown]
    public void TearDown() => _product.Dispose();

    [Test]
    public void All_ways_to_read_a_page_give_the_same_records()
    {
        foreach (var shape in ShapeSet.All(_product, Scale))
            Assert.That(shape.Check, Throws.Nothing, shape.Name);
    }

    [Test]
    public void They_do_so_in_every_spelling_of_the_page()
    {
        foreach (var shape in ShapeSet.All(_product, Scale))
        {
            Assert.That(shape.Over(shape.Name, PageVariants.Shuffled(shape.Page, seed: 7)).Check, Throws.Nothing, $"{shape.Name}, random order");
            Assert.That(shape.Over(shape.Name, PageVariants.Indented(shape.Page)).Check, Throws.Nothing, $"{shape.Name}, indented");
            Assert.That(shape.Over(shape.Name, PageVariants.Escaped(shape.Page)).Check, Throws.Nothing, $"{shape.Name}, escaped");
        }
    }

    [Test]
    public void Written_bodies_are_the_same()
    {
        var shape = (OpportunityShape)ShapeSet.All(_product, Scale)[0];
        Assert.That(new OpportunityWrites(shape.Canonical(), _product.Writer("opportunity", "salesforce")).Check, Throws.Nothing);
    }

    [Test]
    public void Rows_in_CSV_give_the_same_records() => Assert.That(
        new OpportunityCsv(OpportunityPages.Make(60), _product.Source("salesforce", "Opportunity")).Check, Throws.Nothing);

    [Test]
    public void A_difference_is_found()
    {
        var shape = ShapeSet.All(_product, Scale)[0];
        var other = shape.Over("other", OpportunityPages.Make(shape.Records, seed: 1));
        Assert.That(other.Page.Span.SequenceEqual(shape.Page.Span), Is.False);
        Assert.That(() => new MixedShape(shape.Page, other.Page, _product.Source("salesforce", "Opportunity")).Check(),
            Throws.TypeOf<DifferenceException>());
    }
}
