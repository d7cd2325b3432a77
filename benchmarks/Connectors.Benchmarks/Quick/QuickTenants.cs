using System.Globalization;
using System.Text;
using Connectors.Mapping;

namespace Connectors.Benchmarks;

/// <summary>What tenants cost: memory beyond shared plans, memory with mappings of their own, time to compile.</summary>
internal static class QuickTenants
{
    private const int Tenants = 10_000;
    private const int Stacks = 500;
    private const int PlansPerTenant = 4;
    private static readonly string[] Mapped = ["salesforce.opportunity", "kantata.time_entries", "netsuite.invoice", "jira.issue"];

    public static void Print()
    {
        using var product = new Product();
        var mappings = product.Mappings;
        // Once, so that nothing below pays for code that is compiled or tables that are filled for the first time.
        Compile(mappings, "warm-up");
        var start = Memory();
        var before = ThreadClock.Nanoseconds;
        MappingCatalog[] shared = [.. Enumerable.Range(0, Stacks).Select(stack => Compile(mappings, $"stack{stack}"))];
        var compiling = ThreadClock.Nanoseconds - before;
        var withPlans = Memory();
        var tenants = new MappingCatalog[Tenants];
        for (var tenant = 0; tenant < Tenants; tenant++)
            tenants[tenant] = Compile(mappings, $"stack{tenant % Stacks}");
        var withTenants = Memory();
        Row("bytes per tenant beyond shared plans (goal 1024)", (withTenants - withPlans) / Tenants);
        Row("bytes per tenant with four mappings of its own (must 28672, goal 12288)", (withPlans - start) / Stacks);
        Row("microseconds to compile a plan (must 100)", compiling / 1000 / (Stacks * PlansPerTenant));
        GC.KeepAlive(shared);
        GC.KeepAlive(tenants);
    }

    private static MappingCatalog Compile(MappingSet mappings, string stack)
    {
        var compiled = mappings.Compile([.. Mapped.Select(mapping => Overlay(mapping, stack))]);
        return compiled.IsSuccess ? compiled.Value : throw new DifferenceException(string.Join('\n', compiled.Faults));
    }

    private static MappingText Overlay(string mapping, string stack) => new($"{stack}/{mapping}.json", Encoding.UTF8.GetBytes($$"""
        {
          "overlay": "{{mapping}}", "base": "1.x", "layer": "tenant",
          "fields": {
            "x:costCentre": { "copy": "cost_centre_{{stack}}" },
            "x:region": { "coded": "region_{{stack}}", "values": "regions" },
            "x:goLive": { "date": "go_live_{{stack}}" }
          },
          "values": { "regions": { "{{stack}}": "north", "S": "south" } }
        }
        """));

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Row(string what, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-76} {value,10:F0}"));
}
