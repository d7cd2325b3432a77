using System.Collections.Concurrent;
using Connectors.Adapters.Tests.Shape;

namespace Connectors.Adapters.Tests.Judged;

/// <summary>Takes every query from the wire while an adapter does all that it can, for foreign parsers.</summary>
public sealed class SentQueriesTests
{
    [TestCase("salesforce", "")]
    [TestCase("jira", "")]
    [TestCase("jira", "DEMO, OPS")]
    public async Task An_adapter_that_does_all_it_can_sends_queries_of_one_line(string name, string projects)
    {
        var known = ShapeVendors.All.Single(one => one.Name == name);
        var vendor = known with { Values = new(known.Values) { ["projects"] = projects } };
        var sent = new ConcurrentQueue<string>();
        await using var house = await AdapterHouse.StartAsync(vendor, () => new QueryTap(sent));

        await new AdapterWalk(house, vendor).RunAsync();

        Assert.That(sent, Has.Count.GreaterThan(2).And.All.Not.Contains("\n"));
        Assert.That(sent.Count(text => text.Contains("DEMO", StringComparison.Ordinal)), projects.Length > 0 ? Is.Positive : Is.Zero);
    }
}
