using System.Collections;
using System.Reflection;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>What one tenant filled, no other tenant reads, in every cache that there is (threat T2).</summary>
public sealed class CacheSwapTests
{
    [Test]
    public void Every_cache_of_the_core_is_known_here()
    {
        var caches = from type in typeof(VendorHttp).Assembly.GetTypes()
                     from field in type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                     where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(TenantCache<>)
                     select $"{type.Name}.{field.Name}";
        // Each of these has a test below or beside it: a new one needs its own.
        Assert.That(caches, Is.EquivalentTo(new[] { "VendorHttp._clients", "VendorPipeline._breakers", "Tokens._slots", "BudgetLedger._budgets" }));
    }

    [Test]
    public void No_static_collection_can_grow()
    {
        var growing = from type in typeof(VendorHttp).Assembly.GetTypes()
                      where type.Namespace is "Connectors.Http" or "Connectors.Limits" or "Connectors.Tenancy" or "Connectors.Adapters"
                      from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                      where !field.Name.Contains('<') && field.GetValue(null) is IDictionary { IsReadOnly: false } or IList { IsReadOnly: false, IsFixedSize: false }
                      select $"{type.Name}.{field.Name}";
        Assert.That(growing, Is.Empty);
    }

    [Test]
    public async Task A_client_of_one_tenant_never_serves_another_with_the_same_names()
    {
        using var bench = new Bench();
        var tenants = Enumerable.Range(0, 100).Select(static i => $"tenant-{i}").ToList();
        foreach (var tenant in tenants)
            await bench.GetAsync(connection: bench.Open(tenant));
        Assert.That(tenants.Select(tenant => bench.Http.ClientFor(bench.Open(tenant))).Distinct().Count(), Is.EqualTo(100));
        Assert.That(bench.Stub.Seen.Select(static seen => seen.Authorization), Is.EqualTo(tenants.Select(static tenant => $"Bearer token-of-{tenant}-psa")));
    }

    [Test]
    public async Task Many_tenants_at_once_each_send_their_own_token()
    {
        using var bench = new Bench();
        await Parallel.ForEachAsync(Enumerable.Range(0, 5000), async (i, ct) => await bench.GetAsync($"of-tenant-{i % 200}", bench.Open($"tenant-{i % 200}"), ct));
        Assert.That(bench.Stub.Seen, Has.Count.EqualTo(5000));
        Assert.That(bench.Stub.Seen, Has.All.Matches<SeenRequest>(static seen => seen.Authorization == $"Bearer token-{seen.Address.Segments[^1]}-psa"));
    }

    [Test]
    [Category("F40")]
    public async Task A_connection_that_was_pointed_elsewhere_gets_new_clients()
    {
        using var bench = new Bench();
        var old = bench.Open(address: "https://one.my.vendor.test/");
        await bench.GetAsync(connection: old);
        await bench.GetAsync(connection: bench.Open(address: "https://two.my.vendor.test/"));
        await bench.GetAsync(connection: old);
        Assert.That(bench.Stub.Seen.Select(static seen => seen.Address.Host), Is.EqualTo(new[] { "one.my.vendor.test", "two.my.vendor.test", "one.my.vendor.test" }));
    }

    [Test]
    public void An_equal_connection_keeps_its_client()
    {
        using var bench = new Bench();
        var connection = bench.Open();
        Assert.That(bench.Http.ClientFor(connection), Is.SameAs(bench.Http.ClientFor(connection)));
    }
}
