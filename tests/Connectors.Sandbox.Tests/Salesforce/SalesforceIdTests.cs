namespace Connectors.Sandbox.Tests;

internal sealed class SalesforceIdTests
{
    [TestCase("001xx000003DGbY", "001xx000003DGbYAAW")]
    [TestCase("006xx000001TaBc", "006xx000001TaBcAAK")]
    [TestCase("00Dxx0000001gER", "00Dxx0000001gEREAY")]
    [TestCase("800xx0000004C92", "800xx0000004C92AAE")]
    [TestCase("001D000000IRFma", "001D000000IRFmaIAH")]
    [TestCase("a00D0000008pQRA", "a00D0000008pQRAIA2")]
    public void An_id_of_15_characters_gets_its_checksum(string shortId, string full)
    {
        Assert.That(SalesforceId.Normalise(shortId), Is.EqualTo(full));
        Assert.That(SalesforceId.Normalise(full), Is.EqualTo(full));
    }

    [TestCase("001xx000003DGbYAAA")]
    [TestCase("001xx000003DGb")]
    [TestCase("001xx000003DG-Y")]
    [TestCase("")]
    [TestCase(null)]
    public void Anything_else_is_no_id(string? text) => Assert.That(SalesforceId.Normalise(text), Is.Null);

    [Test]
    public void Ids_ascend_with_their_number()
    {
        var ids = Enumerable.Range(0, 5000).Select(number => SalesforceId.Make("006", "xx", number * 7L)).ToList();

        Assert.That(ids, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(ids, Is.Unique);
    }

    [Test]
    public void The_token_signature_fits_the_published_vector() =>
        Assert.That(SalesforceOAuth.Sign("https://login.salesforce.com/id/00Dxx0000001gEREAY/005xx000001SwiUAAS", "1763712000000", "EXAMPLE_CLIENT_SECRET"),
            Is.EqualTo("xQQW80ukXIgseqvpTW5JoVRjJhHVSG55c+iHaZ94WUc="));
}
