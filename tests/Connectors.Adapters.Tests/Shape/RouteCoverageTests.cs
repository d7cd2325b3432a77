using Connectors.Adapters;
using Connectors.Sandbox;

namespace Connectors.Adapters.Tests.Shape;

/// <summary>An adapter calls what it says, says what it calls, and the sandbox serves all of it.</summary>
public sealed class RouteCoverageTests
{
    private static IEnumerable<string> Vendors => ShapeVendors.All.Select(vendor => vendor.Name);

    [TestCaseSource(nameof(Vendors))]
    public async Task Every_route_that_an_adapter_names_is_served_and_was_called_with_success(string name)
    {
        var vendor = ShapeVendors.All.Single(candidate => candidate.Name == name);
        await using var house = await AdapterHouse.StartAsync(vendor);
        var walk = new AdapterWalk(house, vendor);
        await walk.RunAsync();
        var coverage = new RouteCoverage(vendor, RouteCoverage.Said(vendor, house), house.Account.Routes);
        var lines = coverage.Lines(walk.Requests);
        TestContext.Out.WriteLine(RouteCoverage.Table(lines));
        using var _ = Assert.EnterMultipleScope();
        Assert.That(walk.Troubles, Is.Empty);
        Assert.That(lines.Where(line => !line.IsCovered), Is.Empty, "neither a gap in the sandbox nor a route that is never called");
        Assert.That(coverage.Unnamed(walk.Requests), Is.Empty);
        Assert.That(walk.Requests.Keys, Is.EquivalentTo(house.Objects.Select(line => line.Name)));
        Assert.That(lines.Select(line => line.Object).Distinct(), Is.SupersetOf(walk.Requests.Keys), "every object class names its routes");
    }

    [Test]
    public void A_route_that_nobody_serves_and_a_call_that_nobody_names_are_reported()
    {
        var vendor = new ShapeVendor("ghosts", typeof(RouteCoverageTests).Assembly, house => house) { Root = "/v1" };
        (string, VendorRoute)[] said =
        [
            ("ghosts", new("GET", "/ghosts")), ("ghosts", new("GET", "/ghosts/{id}")), ("ghosts", new("POST", "/ghosts/{id}/boo")),
            ("ghosts", new("GET", "/ghosts/eid:{key}")),
        ];
        var coverage = new RouteCoverage(vendor, said, [new("GET", "/{any}"), new("GET", "/ghosts/{id}"), new("GET", "/ghosts/eid:{other}")]);
        var requests = new Dictionary<string, IReadOnlyList<RequestLogEntry>>
        {
            ["ghosts"] =
            [
                new(1, "GET", "/v1/ghosts?page=2", 200), new(2, "GET", "/v1/ghosts/7", 404), new(3, "GET", "/v1/ghosts/eid:a", 200),
                new(4, "DELETE", "/v1/ghosts/7", 204), new(5, "POST", "/v1/oauth/token", 200),
            ],
        };
        using var _ = Assert.EnterMultipleScope();
        Assert.That(coverage.Lines(requests).Select(line => (line.Route, line.IsServed, line.Hits)), Is.EquivalentTo(new[]
        {
            ("/ghosts", true, 1), ("/ghosts/{id}", true, 0), ("/ghosts/{id}/boo", false, 0), ("/ghosts/eid:{key}", true, 1),
        }));
        Assert.That(coverage.Unnamed(requests), Is.EqualTo(new[] { "ghosts ghosts called DELETE /v1/ghosts/7 (204), which no [VendorRoute] names" }));
    }
}
