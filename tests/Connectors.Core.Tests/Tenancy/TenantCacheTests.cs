namespace Connectors.Tenancy;

/// <summary>The one kind of cache: keyed by tenant, bounded (threat T2).</summary>
public sealed class TenantCacheTests
{
    [Test]
    public void No_key_answers_for_another()
    {
        var cache = new TenantCache<string>(1000);
        var keys = (from tenant in new[] { "acme", "acme-1", "globex" } from connection in new[] { "psa", "erp", "1-psa" } from part in new[] { "", "main", "psa" }
                    select new TenantKey(new(tenant), connection, part)).ToList();
        foreach (var key in keys)
            cache.GetOrAdd(key, made => made.ToString());
        foreach (var key in keys)
            Assert.That(cache.GetOrAdd(key, _ => "lost"), Is.EqualTo(key.ToString()));
    }

    [Test]
    public void There_is_no_key_without_a_tenant() => Assert.Throws<InvalidOperationException>(() => _ = new TenantKey(default, "psa"));

    [Test]
    public void The_least_recently_used_leaves()
    {
        var cache = new TenantCache<string>(3);
        foreach (var name in new[] { "a", "b", "c" })
            cache.GetOrAdd(new(new(name), "psa"), key => key.Tenant.Value);
        cache.GetOrAdd(new(new("a"), "psa"), _ => "lost");
        cache.GetOrAdd(new(new("d"), "psa"), key => key.Tenant.Value);
        Assert.That(cache.Count, Is.EqualTo(3));
        Assert.That(cache.TryGet(new(new("a"), "psa"), out _));
        Assert.That(cache.TryGet(new(new("b"), "psa"), out _), Is.False);
    }

    [Test]
    public void What_is_in_use_stays_and_what_was_just_made_too()
    {
        var cache = new TenantCache<string>(2, static value => value is "a" or "b");
        foreach (var name in new[] { "a", "b", "c", "d" })
            cache.GetOrAdd(new(new(name), "psa"), key => key.Tenant.Value);
        Assert.That(cache.TryGet(new(new("a"), "psa"), out _) && cache.TryGet(new(new("b"), "psa"), out _) && cache.TryGet(new(new("d"), "psa"), out _));
    }

    [Test]
    public void What_is_no_longer_good_is_made_anew()
    {
        var cache = new TenantCache<string>(2);
        var key = new TenantKey(new("a"), "psa");
        cache.GetOrAdd(key, _ => "old");
        Assert.That(cache.GetOrAdd(key, _ => "new", static value => value != "old"), Is.EqualTo("new"));
        Assert.That(cache.Count, Is.EqualTo(1));
    }
}
