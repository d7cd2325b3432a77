using Connectors.Salesforce;

namespace Connectors.Adapters.Tests.Salesforce;

public sealed class SalesforceIdTests
{
    [TestCase("001xx000003DGbY", "001xx000003DGbYAAW")]
    [TestCase("006xx000001TaBc", "006xx000001TaBcAAK")]
    [TestCase("00Dxx0000001gER", "00Dxx0000001gEREAY")]
    [TestCase("800xx0000004C92", "800xx0000004C92AAE")]
    [TestCase("001D000000IRFma", "001D000000IRFmaIAH")]
    [TestCase("a00D0000008pQRA", "a00D0000008pQRAIA2")]
    public void Fifteen_characters_get_their_checksum(string id, string full)
    {
        using var _ = Assert.EnterMultipleScope();
        Assert.That(SalesforceId.To18(id), Is.EqualTo(full));
        Assert.That(SalesforceId.To18(full), Is.EqualTo(full));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("001xx000003DGb")]
    [TestCase("001xx000003DGbYA")]
    [TestCase("001xx000003DG'Y")]
    [TestCase("001xx000003DGbY\n")]
    public void Everything_else_is_no_id(string? id) => Assert.That(SalesforceId.IsValid(id), Is.False);
}
