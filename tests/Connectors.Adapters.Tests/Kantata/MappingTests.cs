using System.Text.Json;

namespace Connectors.Kantata.Tests;

public sealed class MappingTests
{
    [TestCase("time_entries", 228)]
    [TestCase("expenses", 11)]
    [TestCase("invoices", 63)]
    [TestCase("workspaces", 25)]
    [TestCase("workspace_groups", 21)]
    [TestCase("stories", 26)]
    [TestCase("users", 0)]
    public void Every_recorded_record_is_mapped(string vendorObject, int count)
    {
        var mapped = MappedPages.Recorded(vendorObject);
        Assert.Multiple(() =>
        {
            Assert.That(mapped, Has.Count.EqualTo(count));
            Assert.That(mapped.SelectMany(record => record.Mapped.Faults.Select(fault => $"{record.Source.Key}: {fault}")), Is.Empty);
        });
        TestContext.Out.WriteLine(mapped.Count == 0 ? "" : System.Text.Encoding.UTF8.GetString(mapped[0].Mapped.Value!.Json.Span));
    }
}
